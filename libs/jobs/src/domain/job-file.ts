import { DomainError } from '#kernel';

export const JOB_FILE_KINDS = ['photo', 'document', 'proof', 'evidence'] as const;
export type JobFileKind = (typeof JOB_FILE_KINDS)[number];

/** A photo or document of a job. */
export interface JobFileView {
  fileId: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  kind: JobFileKind;
  caption: string | null;
  /** The quality check that it proves. */
  checkpointId: string | null;
  /** When it was attached; ISO 8601, UTC. */
  at: string;
}

export function noSuchFile(field: string): DomainError {
  return new DomainError('JOBS.NO_SUCH_FILE', 'There is no file with this id.', {
    field,
    fix: 'Send the file to /files first, and name the id that comes back.',
  });
}

export function notAttached(): DomainError {
  return DomainError.notFound(
    'JOBS.NOT_ATTACHED',
    'This file is not attached to this job, or it proves a quality check and has to stay.',
  );
}
