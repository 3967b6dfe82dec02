import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { CONFIG, type Config } from '../config/config.js';
import { JOB_HANDLER, type JobHandler, type JobHandlerMetadata } from './job-handler.js';
import { Queue } from './queue.js';

/** Finds every `@HandlesJob` provider at boot, creates its queue and, where this process is a worker, starts it. */
@Injectable()
export class QueueExplorer implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const handlers = this.handlers();
    await this.queue.createQueues([...handlers.keys()]);
    if (this.config.role === 'api') return;
    for (const [metadata, handler] of handlers) await this.queue.work(metadata, handler);
  }

  private handlers(): Map<JobHandlerMetadata, JobHandler> {
    const names = new Set<string>();
    const found = new Map<JobHandlerMetadata, JobHandler>();
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const metadata =
        metatype && (Reflect.getMetadata(JOB_HANDLER, metatype) as JobHandlerMetadata | undefined);
      if (!metadata || !instance) continue;
      if (names.has(metadata.name)) throw new Error(`Two handlers claim the queue "${metadata.name}".`);
      names.add(metadata.name);
      found.set(metadata, instance as JobHandler);
    }
    return found;
  }
}
