import { DomainError } from '#kernel';
import type { JobStatus } from './job.states.js';

export function jobNotFound(): DomainError {
  return DomainError.notFound('JOBS.NOT_FOUND', 'There is no job with this id.');
}

export function orderNotFound(): DomainError {
  return DomainError.notFound('JOBS.NO_SUCH_ORDER', 'There is no purchase order with this id.');
}

export function staleJob(currentVersion: number): DomainError {
  return DomainError.conflict(
    'JOBS.STALE_VERSION',
    'Somebody changed this job after you opened it, so your change was not saved.',
    { field: 'version', fix: 'Open it again and repeat your change.', details: { currentVersion } },
  );
}

export function orderNotReady(status: string): DomainError {
  return DomainError.conflict(
    'JOBS.ORDER_NOT_APPROVED',
    `This purchase order is ${status.replaceAll('_', ' ')}, so no job can be made of it.`,
    { fix: 'A job is made of an approved order, or of one that is in progress.' },
  );
}

export function notFromCustomer(): DomainError {
  return DomainError.conflict(
    'JOBS.NOT_A_CUSTOMER_ORDER',
    'This is our own order to a supplier, so there is no job to do for it.',
    { fix: "Choose a customer's purchase order." },
  );
}

export function alreadyCreated(job: { id: string; number: string }): DomainError {
  return DomainError.conflict('JOBS.ALREADY_CREATED', `Job ${job.number} was made of this order already.`, {
    fix: 'Open that job, or say that this is an additional one.',
    details: { jobId: job.id, number: job.number },
  });
}

export function notInProgress(status: JobStatus): DomainError {
  return DomainError.conflict(
    'JOBS.NOT_IN_PROGRESS',
    `This job is ${status.replaceAll('_', ' ')}, so no progress can be recorded on it.`,
    { fix: status === 'created' || status === 'planned' ? 'Start the job first.' : 'Resume the job first.' },
  );
}

export function alreadyInvoiced(): DomainError {
  return DomainError.conflict('JOBS.INVOICED', 'A part of this job is invoiced, so it cannot be cancelled.', {
    fix: 'Void its invoices first, or complete the job with what is done.',
  });
}

export function notShippable(status: JobStatus): DomainError {
  return DomainError.conflict(
    'JOBS.NOT_SHIPPABLE',
    `This job is ${status.replaceAll('_', ' ')}, so nothing of it can be shipped.`,
    { fix: 'What is shipped must be done first: start the job and record its progress.' },
  );
}

export function nothingToShip(): DomainError {
  return DomainError.conflict('JOBS.NOTHING_TO_SHIP', 'Everything that is completed has been shipped.', {
    fix: 'Record more progress first.',
  });
}

export function notSplittable(status: JobStatus): DomainError {
  return DomainError.conflict(
    'JOBS.NOT_SPLITTABLE',
    `This job is ${status.replaceAll('_', ' ')}, so nothing of it can become a job of its own.`,
    { fix: 'Make an additional job of its order instead.' },
  );
}

export function unknownReference(field: string, what: string): DomainError {
  return new DomainError('JOBS.NO_SUCH_REFERENCE', `There is no ${what} with this id.`, {
    field,
    fix: `Choose one of your ${what}s.`,
  });
}

export function jobEnded(status: JobStatus): DomainError {
  return DomainError.conflict('JOBS.ENDED', `This job is ${status}, so it cannot be changed any more.`, {
    fix: 'Make another job for what is still to do.',
  });
}

export function alreadyStarted(): DomainError {
  return DomainError.conflict(
    'JOBS.ALREADY_STARTED',
    'The work on this job has begun, so it cannot wait for an approval any more.',
    { fix: 'Add a quality check instead: it keeps the job from being completed.' },
  );
}

export function linesMissing(): DomainError {
  return new DomainError('JOBS.NO_LINES', 'A job needs at least one line.', {
    field: 'lines',
    fix: 'Name the lines, or a template that has some.',
  });
}

export function noSuchMaterial(): DomainError {
  return new DomainError('JOBS.NO_SUCH_MATERIAL', 'A use of material on this invoice does not exist.', {
    field: 'lines',
    fix: 'Choose it from what the job used: GET /jobs/{id}/unbilled.',
  });
}
