import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { Queue } from '#platform';
import { type Connection, ConnectionsRepository } from '../connections/connections.repository.js';
import { ConnectorRegistry } from '../registry/connector-registry.js';

export const STOCK_QUEUE = 'accounting.stock';

/** The stock of one company file is to be looked after. */
export interface StockJob {
  connectionId: string;
}

/** Whether the books of a connection are told what jobs use. */
export function sendsStock({ settings, status }: Connection): boolean {
  return Boolean(settings.stockAccountId) && settings.push !== false && status !== 'disconnected';
}

/** Has the stock looked after: by the hour, and when an adjustment got there. */
@Injectable()
export class StockWaker {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly jobs: JobsFacade,
    private readonly registry: ConnectorRegistry,
    private readonly queue: Queue,
  ) {}

  async wake(connectionId: string): Promise<void> {
    await this.queue.send(STOCK_QUEUE, { connectionId } satisfies StockJob, { singletonKey: connectionId });
  }

  /** Of the tenant in scope. A bookkeeper tells the books again once the connection that did has ended. */
  async wakeAll(): Promise<void> {
    const connections = await this.connections.list();
    for (const { id, status, system } of connections) {
      const isWorking = status === 'active' || status === 'degraded';
      if (isWorking && this.registry.systems.includes(system)) await this.wake(id);
    }
    const isSent = connections.some(({ settings }) => settings.stockAccountId);
    if (!isSent && (await this.jobs.stockSentSince()) !== null) await this.jobs.sendStock(false);
  }
}
