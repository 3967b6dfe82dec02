import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, EventBus } from '#platform';
import { SyncRunFinished, SyncRunProgressed } from '../events/sync-run.events.js';
import type { SyncRun } from './runs.repository.js';

/** A bar that moves once a second looks alive; a page takes less. */
const EVERY_MS = 1_000;

/** Tells the rest of the house how a run is doing. */
@Injectable()
export class RunNews {
  private readonly toldAt = new Map<string, number>();

  constructor(
    private readonly events: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Joins the page's unit of work, so that nothing is told of a page that was not kept. */
  async progressed(run: SyncRun): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - (this.toldAt.get(run.id) ?? 0) < EVERY_MS) return;
    this.toldAt.set(run.id, now);
    const { pulled, total } = sumOf(run);
    await this.events.publish(new SyncRunProgressed(run.connectionId, run.id, 'running', pulled, total));
  }

  async finished(run: SyncRun, status: 'succeeded' | 'failed' | 'cancelled'): Promise<void> {
    this.toldAt.delete(run.id);
    const { pulled, total } = sumOf(run);
    await this.events.publish(new SyncRunFinished(run.connectionId, run.id, status, pulled, total));
  }
}

function sumOf({ progress }: SyncRun): { pulled: number; total: number | null } {
  const entities = Object.values(progress);
  const totals = entities.flatMap(({ total }) => total ?? []);
  return {
    pulled: entities.reduce((sum, { pulled }) => sum + pulled, 0),
    total: totals.length === 0 ? null : totals.reduce((sum, total) => sum + total, 0),
  };
}
