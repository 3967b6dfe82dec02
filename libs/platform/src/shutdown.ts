import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from './database/database.js';
import { EgressClient } from './egress/egress-client.js';
import { MailTransport } from './mail/mail.transport.js';
import { Tracing } from './observability/tracing/tracing.js';
import { Queue } from './queue/queue.js';

/** The end of a process in its order: first the jobs that are at work, then what they work with. */
@Injectable()
export class Shutdown implements OnApplicationShutdown {
  constructor(
    private readonly queue: Queue,
    private readonly mail: MailTransport,
    private readonly egress: EgressClient,
    private readonly database: Database,
    private readonly tracing: Tracing,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    try {
      await this.queue.finish();
    } finally {
      this.mail.close();
      await Promise.all([this.egress.close(), this.database.end(), this.tracing.close()]);
    }
  }
}
