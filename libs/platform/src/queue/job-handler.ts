import { SetMetadata } from '@nestjs/common';
import type { Queue as BossQueue } from 'pg-boss';

export interface JobHandlerOptions {
  /** Jobs handled side by side in one process. Default 1. */
  concurrency?: number;
  /** Of jobs with the same `group`, as their sender named it, one at a time in one process. */
  isByGroup?: boolean;
  /** Passed on to the queue: retryLimit, retryDelay (seconds), expireInSeconds, heartbeatSeconds, policy … */
  queue?: Partial<Omit<BossQueue, 'name'>>;
}

export interface JobContext {
  jobId: string;
  /** When it was sent, ISO 8601, by the database's clock: a job may wait, and be tried again. Absent where a test calls. */
  sentAt?: string;
  /** Aborted when the process stops or the job takes too long. */
  signal: AbortSignal;
}

/**
 * What a queue calls. Runs inside the tenant that sent the job, at least once: the effect must carry a unique
 * constraint. A throw is a retry, until the queue's limit.
 */
export interface JobHandler<Data extends object = object> {
  handle(data: Data, context: JobContext): Promise<void>;
}

export const JOB_HANDLER = 'platform:job-handler';

export interface JobHandlerMetadata extends JobHandlerOptions {
  queue?: JobHandlerOptions['queue'];
  name: string;
}

/** Marks a provider as the handler of the queue `name`. One handler per queue; a second one fails the boot. */
export function HandlesJob(name: string, options: JobHandlerOptions = {}): ClassDecorator {
  return SetMetadata(JOB_HANDLER, { name, ...options } satisfies JobHandlerMetadata);
}
