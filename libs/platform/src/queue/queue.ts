import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import {
  type Queue as BossQueue,
  type ConnectionOptions,
  type JobWithMetadata,
  PgBoss,
  type SendOptions,
  type WorkOptions,
} from 'pg-boss';
import type { Histogram } from 'prom-client';
import { Database } from '../database/database.js';
import { requireScope, runAsTenant, systemActor } from '../database/tenant-context.js';
import { Log, redact } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { currentSpan, inSpan, type SpanDescription } from '../observability/tracing/spans.js';
import { Tracing } from '../observability/tracing/tracing.js';
import { BusyKeysRepository } from './busy-keys.repository.js';
import type { JobHandler, JobHandlerMetadata } from './job-handler.js';

interface Envelope {
  organizationId: string;
  data: object;
  /** What enqueued it, where that was traced. */
  traceparent?: string;
}

export type SendJobOptions = Pick<SendOptions, 'singletonKey' | 'startAfter' | 'priority' | 'group'>;

export interface Reminder {
  organizationId: string;
  data: object;
  singletonKey: string;
}

/** Seconds: a worker that was killed is noticed after this long, and its job goes to another. */
const HEARTBEAT_SECONDS = 15;
const POLL_SECONDS = 2;
/** How often the counts of all queues are taken anew and jobs of dead workers are looked for. */
const SUPERVISE_SECONDS = 10;
const BUSY_KEYS_MS = 1_000;
/** How long a process that is to end waits for its jobs; what is not done by then goes to another. */
const FINISH_MS = 5_000;

/** How a queue works unless its handler says otherwise. */
const USUAL = {
  policy: 'standard',
  retryLimit: 20,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 30,
  expireInSeconds: 3600,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  notify: true,
} as const satisfies Partial<BossQueue>;

/**
 * Durable jobs on the same PostgreSQL. `send` inside a unit of work is part of its transaction, so a job exists
 * exactly when the change that caused it does.
 */
@Injectable()
export class Queue {
  private boss?: PgBoss;
  private starting?: Promise<PgBoss>;
  private readonly stopping = new AbortController();
  private readonly worked = new Set<string>();
  private keeping?: Promise<void>;
  private readonly durations: Histogram<'queue' | 'outcome'>;

  constructor(
    private readonly database: Database,
    private readonly busyKeys: BusyKeysRepository,
    private readonly log: Log,
    private readonly tracing: Tracing,
    metrics: Metrics,
  ) {
    this.durations = metrics.histogram({
      name: 'job_duration_seconds',
      help: 'Handled jobs by queue; outcome is done or failed.',
      labels: ['queue', 'outcome'],
    });
  }

  get isStarted(): boolean {
    return this.boss !== undefined;
  }

  /** Enqueues for the tenant in scope. Returns null when `singletonKey` found an equal job waiting. */
  async send(name: string, data: object, options: SendJobOptions = {}): Promise<string | null> {
    const { organizationId, transaction } = requireScope();
    const boss = await this.started();
    const { client } = transaction ?? {};
    return inSpan(ofJob('send', name, 'producer'), () => {
      const traceparent = currentSpan()?.traceparent;
      const envelope: Envelope = { organizationId, data, ...(traceparent && { traceparent }) };
      return boss.send(name, envelope, { ...options, ...(client && { db: through(client) }) });
    });
  }

  /**
   * One job for each of many organizations, in one statement and in no unit of work: for reminders of what is written down
   * elsewhere. One whose `singletonKey` finds an equal job waiting is left out.
   */
  async sendForMany(name: string, reminders: readonly Reminder[]): Promise<void> {
    const boss = await this.started();
    const traceparent = currentSpan()?.traceparent;
    const jobs = reminders.map(({ organizationId, data, singletonKey }) => {
      const envelope: Envelope = { organizationId, data, ...(traceparent && { traceparent }) };
      return { data: envelope, singletonKey };
    });
    await boss.insert(name, jobs);
  }

  /** Makes the queues that there are not yet, and writes to the others only what changed: most starts change nothing. */
  async createQueues(wanted: readonly JobHandlerMetadata[]): Promise<void> {
    const boss = await this.started();
    const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
    for (const { name, queue } of wanted) {
      const settings = { ...USUAL, ...queue };
      const found = known.get(name);
      if (!found) await boss.createQueue(name, settings);
      else if (!hasSettings(found, withoutPolicy(settings)))
        await boss.updateQueue(name, withoutPolicy(settings));
    }
  }

  async work(metadata: JobHandlerMetadata, handler: JobHandler): Promise<void> {
    const boss = await this.started();
    this.worked.add(metadata.name);
    this.keeping ??= this.keepBusyKeys();
    const options = {
      // When a job was sent is a part of it.
      includeMetadata: true,
      batchSize: 1,
      pollingIntervalSeconds: POLL_SECONDS,
      // Notifications do not tell of a retry that has become due, so the poll must not slow down beside them.
      notifyPollingIntervalSeconds: POLL_SECONDS,
      ...(metadata.isByGroup && { localGroupConcurrency: 1 }),
    } as const satisfies WorkOptions;
    for (let worker = 0; worker < (metadata.concurrency ?? 1); worker++) {
      let id: string | undefined;
      id = await boss.work<Envelope, unknown, typeof options>(metadata.name, options, async ([job]) => {
        // A worker sleeps until the next poll after each job, even when more are waiting. This keeps it awake until it
        // finds none.
        if (id !== undefined) boss.notifyWorker(id);
        if (job) await this.handle(metadata.name, handler, job);
      });
    }
  }

  /** Whether a job of another key could begin at once if a worker were free for it. */
  isWaitedFor(name: string, exceptKey: string): Promise<boolean> {
    return this.busyKeys.isWaitedFor(name, exceptKey);
  }

  /** Jobs not finished yet, by queue. */
  async depth(): Promise<Record<string, number>> {
    const boss = await this.started();
    const queues = await boss.getQueues();
    return Object.fromEntries(queues.map((queue) => [queue.name, queue.queuedCount + queue.activeCount]));
  }

  /** Takes no more jobs and waits a while for those at work, which still have all that they need. */
  async finish(): Promise<void> {
    this.stopping.abort();
    await this.keeping;
    if (!this.boss) return;
    await this.finishJobs(this.boss);
    await this.boss.stop({ graceful: false, close: true });
  }

  /** The library's own graceful stop looks only every half second whether the jobs are done; here their end is heard. */
  private async finishJobs(boss: PgBoss): Promise<void> {
    const patience = new AbortController();
    const finished = [...this.worked].map((name) => boss.offWork(name, { wait: true }));
    await Promise.race([
      Promise.all(finished),
      setTimeout(FINISH_MS, undefined, { signal: patience.signal }),
    ]);
    patience.abort();
  }

  private handle(name: string, handler: JobHandler, job: JobWithMetadata<Envelope>): Promise<void> {
    const { organizationId, traceparent } = job.data;
    const described = ofJob('process', name, 'consumer', {
      'messaging.message.id': job.id,
      'invoicepatch.organization.id': organizationId,
    });
    return this.tracing.run({ ...described, causedBy: traceparent }, () => this.attempt(name, handler, job));
  }

  private async attempt(name: string, handler: JobHandler, job: JobWithMetadata<Envelope>): Promise<void> {
    const { organizationId, data } = job.data;
    const sentAt = job.createdOn.toISOString();
    const stop = this.durations.startTimer({ queue: name });
    try {
      await runAsTenant(organizationId, systemActor(name), () =>
        handler.handle(data, { jobId: job.id, signal: job.signal, sentAt }),
      );
      stop({ outcome: 'done' });
    } catch (error) {
      stop({ outcome: 'failed' });
      currentSpan()?.failed(error);
      this.log.warn('job failed, it will be tried again', {
        queue: name,
        jobId: job.id,
        organizationId,
        error,
      });
      throw storable(error);
    }
  }

  /**
   * A job whose key is busy is passed over, so that it holds up no other's. What is busy the library writes down only
   * with its counts, and those cost a look at every job that is kept: too seldom, and a job would wait for a key that
   * is free, or the jobs behind it for one that is not.
   */
  private async keepBusyKeys(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.busyKeys.refresh().catch((error) => this.log.warn('busy keys were not read', { error }));
      await setTimeout(BUSY_KEYS_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private started(): Promise<PgBoss> {
    this.starting ??= this.start();
    return this.starting;
  }

  private async start(): Promise<PgBoss> {
    const boss = new PgBoss({
      connectionString: this.database.url,
      max: 4,
      // The schema is installed with the migrations, by its owner: the application's role may not change tables.
      migrate: false,
      createSchema: false,
      schedule: false,
      useListenNotify: true,
      superviseIntervalSeconds: SUPERVISE_SECONDS,
      // Shorter, or a round that comes a moment early finds the last one too young and is left out.
      monitorIntervalSeconds: SUPERVISE_SECONDS - 1,
      // How often a node reads again what is written of the queues: the busy keys, which `keepBusyKeys` keeps true.
      queueCacheIntervalSeconds: BUSY_KEYS_MS / 1_000,
      application_name: 'invoicepatch-queue',
    } as ConstructorParameters<typeof PgBoss>[0]);
    boss.on('error', (error) => this.log.error('queue error', { error }));
    await boss.start();
    this.boss = boss;
    return boss;
  }
}

/** By OpenTelemetry's conventions for messages. */
function ofJob(
  operation: 'send' | 'process',
  queue: string,
  kind: 'producer' | 'consumer',
  more: SpanDescription['attributes'] = {},
): SpanDescription {
  const attributes = {
    'messaging.system': 'pg-boss',
    'messaging.operation.name': operation,
    'messaging.operation.type': operation,
    'messaging.destination.name': queue,
    ...more,
  };
  return { name: `${operation} ${queue}`, kind, attributes };
}

/** The queue keeps a thrown error with all its fields in the job's row; a client's error may carry its request. */
function storable(error: unknown): Error {
  const kept = new Error(redact(error instanceof Error ? error.message : 'not an Error'));
  kept.name = error instanceof Error ? error.name : 'Error';
  kept.stack = undefined;
  return kept;
}

/** Only a queue's creation can set its policy. */
function withoutPolicy<T extends { policy?: unknown }>({ policy: _policy, ...rest }: T): Omit<T, 'policy'> {
  return rest;
}

function hasSettings(found: object, settings: object): boolean {
  const values: Record<string, unknown> = { ...found };
  return Object.entries(settings).every(([key, value]) => values[key] === value);
}

function through(client: pg.PoolClient): NonNullable<ConnectionOptions['db']> {
  return { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
}
