import { DomainError } from '#kernel';

export function jobNotFound(): DomainError {
  return DomainError.notFound('JOBS.NOT_FOUND', 'There is no job with this id.');
}

export function staleJob(currentVersion: number): DomainError {
  return DomainError.conflict(
    'JOBS.STALE_VERSION',
    'Somebody changed this job after you opened it, so your change was not saved.',
    { field: 'version', fix: 'Open it again and repeat your change.', details: { currentVersion } },
  );
}
