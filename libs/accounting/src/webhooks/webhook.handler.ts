import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobContext, type JobHandler, Queue } from '#platform';
import { ConnectionContexts, type OpenConnection } from '../connections/connection-contexts.js';
import { isKindTakenIn } from '../connections/directions.js';
import { ENTITIES } from '../ports/canonical-documents.js';
import { RecordRefresh } from '../sync/record-refresh.js';
import { SyncStarter } from '../sync/sync-starter.js';
import { type PendingNotice, WebhookEventsRepository } from './webhook-events.repository.js';
import { WEBHOOK_QUEUE, type WebhookJob } from './webhook-queue.js';

/** What lies in the inbox beyond it is the next job's. */
const BATCH = 500;
/** With more records than this, one delta costs fewer calls than reading each. */
const READ_EACH = 12;

/**
 * A notice only says that something changed; the current state is fetched. Many notices about one record are one
 * read, and order and repetition do not matter.
 */
@Injectable()
@HandlesJob(WEBHOOK_QUEUE, { concurrency: 4, queue: { policy: 'stately' } })
export class WebhookHandler implements JobHandler<WebhookJob> {
  constructor(
    private readonly events: WebhookEventsRepository,
    private readonly contexts: ConnectionContexts,
    private readonly refresh: RecordRefresh,
    private readonly starter: SyncStarter,
    private readonly queue: Queue,
  ) {}

  async handle({ connectionId }: WebhookJob, { signal }: JobContext): Promise<void> {
    const pending = await this.events.pending(connectionId, BATCH);
    if (pending.length === 0) return;
    await this.contexts.use(connectionId, signal, (opened) => this.heed(opened, pending));
  }

  private async heed(opened: OpenConnection, pending: readonly PendingNotice[]): Promise<void> {
    const connectionId = opened.connection.id;
    // What is not taken in needs no reading: when it is again, all of it is read.
    const heeded = pending.filter(({ entity }) => isKindTakenIn(opened.connection, entity));
    const records = new Map(heeded.map((notice) => [`${notice.entity} ${notice.remoteId}`, notice]));
    if (opened.connection.status !== 'active' && opened.connection.status !== 'degraded') return;
    if (records.size > READ_EACH) {
      // They wait in the inbox for the next one, and the schedule looks there every few seconds.
      if (!(await this.starter.readFromNowOn(connectionId, 'webhook'))) return;
    } else {
      let refused = 0;
      for (const entity of ENTITIES) {
        const ids = [...records.values()]
          .filter((notice) => notice.entity === entity)
          .map(({ remoteId }) => remoteId);
        if (ids.length > 0) refused += await this.refresh.readEach(opened, entity, ids);
      }
      // A run meets them as well, and tells people what is wrong with them.
      if (refused > 0) await this.starter.start(connectionId, 'delta', 'webhook');
    }
    await this.events.markProcessed(
      connectionId,
      pending.map(({ eventId }) => eventId),
    );
    if (pending.length === BATCH) await this.goOn({ connectionId });
  }

  /** The rest behind the jobs of others: a company with many notices keeps no worker to itself. */
  private async goOn(job: WebhookJob): Promise<void> {
    await this.queue.send(WEBHOOK_QUEUE, job, { singletonKey: job.connectionId });
  }
}
