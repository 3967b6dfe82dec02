import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import type { Clock } from '#kernel';
import { CLOCK } from '../clock.token.js';
import { CONFIG, type Config } from '../config/config.js';
import { requireScope, runAsTenant, systemActor } from '../database/tenant-context.js';
import { HandlesJob, type JobHandler } from '../queue/job-handler.js';
import { Queue } from '../queue/queue.js';
import { CONTENT_STORE, type ContentStore } from './content-store.js';
import { FilesRepository } from './files.repository.js';
import { contentKey } from './stored-file.js';

const SWEEP = 'platform.files-sweep';
/** Longer than any transaction: what is younger may still get its row. */
const GRACE_MS = 24 * 60 * 60 * 1000;
const BATCH = 500;

/** Deletes content that no row describes: its transaction was rolled back, or its process died in between. */
@Injectable()
@HandlesJob(SWEEP, { queue: { policy: 'short', retryLimit: 2 } })
export class OrphanSweep implements JobHandler {
  constructor(
    private readonly rows: FilesRepository,
    @Inject(CONTENT_STORE) private readonly contents: ContentStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const { organizationId } = requireScope();
    const latest = this.clock.now().getTime() - GRACE_MS;
    let batch: string[] = [];
    for await (const { key, modifiedAt } of this.contents.list(organizationId)) {
      if (modifiedAt.getTime() >= latest) continue;
      batch.push(key);
      if (batch.length < BATCH) continue;
      await this.sweep(organizationId, batch);
      batch = [];
    }
    await this.sweep(organizationId, batch);
  }

  private async sweep(organizationId: string, keys: readonly string[]): Promise<void> {
    const ids = keys.flatMap((key) => /\/([0-9a-f-]{36})\.[0-9a-f]{64}$/.exec(key)?.[1] ?? []);
    const described = await this.rows.findAll(ids);
    const wanted = new Set(described.map((file) => contentKey(organizationId, file)));
    for (const key of keys) if (!wanted.has(key)) await this.contents.delete(key);
  }
}

/** Asks for the sweep of every organization, once a night. */
@Injectable()
export class OrphanSweepSchedule {
  constructor(
    private readonly rows: FilesRepository,
    private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Cron('41 3 * * *')
  async enqueue(): Promise<void> {
    if (this.config.role === 'api') return;
    for (const id of await this.rows.organizations())
      await runAsTenant(id, systemActor('schedule'), () => this.queue.send(SWEEP, {}, { singletonKey: id }));
  }
}
