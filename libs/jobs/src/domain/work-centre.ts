import { DomainError } from '#kernel';

/** A machine, a bench or a crew that jobs are done at. */
export interface WorkCentreFields {
  name: string;
  description: string | null;
  active: boolean;
}

export interface WorkCentreView extends WorkCentreFields {
  id: string;
  version: number;
}

export function workCentreNotFound(): DomainError {
  return DomainError.notFound('JOBS.NO_SUCH_WORK_CENTRE', 'There is no work centre with this id.');
}

/** For work centres and templates alike. */
export function nameTaken(what: string, name: string): DomainError {
  return DomainError.conflict('JOBS.NAME_TAKEN', `There is a ${what} called "${name}" already.`, {
    field: 'name',
    fix: 'Choose another name, or use that one.',
  });
}

export function staleSetting(currentVersion: number): DomainError {
  return DomainError.conflict(
    'JOBS.STALE_VERSION',
    'Somebody changed this after you opened it, so your change was not saved.',
    { field: 'version', fix: 'Open it again and repeat your change.', details: { currentVersion } },
  );
}
