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
    const seen = new Set<string>();
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const metadata =
        metatype && (Reflect.getMetadata(JOB_HANDLER, metatype) as JobHandlerMetadata | undefined);
      if (!metadata || !instance) continue;
      if (seen.has(metadata.name)) throw new Error(`Two handlers claim the queue "${metadata.name}".`);
      seen.add(metadata.name);
      await this.queue.createQueue(metadata.name, metadata.queue);
      if (this.config.role !== 'api') await this.queue.work(metadata, instance as JobHandler);
    }
  }
}
