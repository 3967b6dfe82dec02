import { DomainError } from '#kernel';

export const CHECKPOINT_STATUSES = ['open', 'passed', 'failed'] as const;
export type CheckpointStatus = (typeof CHECKPOINT_STATUSES)[number];

/** Something to look at before a job is done. */
export interface NewCheckpoint {
  name: string;
  instructions: string | null;
  /** The job cannot be completed until it is passed. */
  isBlocking: boolean;
  /** It cannot be passed without a photo. */
  needsPhoto: boolean;
}

export interface CheckpointView extends NewCheckpoint {
  id: string;
  status: CheckpointStatus;
  note: string | null;
  decidedByName: string | null;
  /** ISO 8601, UTC. */
  decidedAt: string | null;
  /** The photos that prove it. */
  fileIds: string[];
}

/** Throws `JOBS.CHECKS_NOT_PASSED` (conflict) while a blocking check is open or failed. */
export function assertPassed(checkpoints: readonly CheckpointView[]): void {
  const missing = checkpoints.filter(({ isBlocking, status }) => isBlocking && status !== 'passed');
  const [first] = missing;
  if (!first) return;
  const more = missing.length > 1 ? ` (and ${missing.length - 1} more)` : '';
  throw DomainError.conflict(
    'JOBS.CHECKS_NOT_PASSED',
    `The quality check "${first.name}" ${first.status === 'failed' ? 'failed' : 'is not done yet'}${more}.`,
    {
      fix: 'Mend what is wrong, check it again and pass the check, then complete the job.',
      details: { checkpoints: missing.map(({ id, name, status }) => ({ id, name, status })) },
    },
  );
}

/** Throws `JOBS.PHOTO_NEEDED`. `fileIds` are the photos it has, with those that come now. */
export function assertProven(checkpoint: NewCheckpoint, fileIds: readonly string[]): void {
  if (!checkpoint.needsPhoto || fileIds.length > 0) return;
  throw DomainError.conflict('JOBS.PHOTO_NEEDED', `The check "${checkpoint.name}" needs a photo.`, {
    field: 'fileIds',
    fix: 'Take a photo, send it to /files, and name its id here.',
  });
}
