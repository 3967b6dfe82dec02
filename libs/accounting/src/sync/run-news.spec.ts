import { FixedClock } from '#kernel';
import type { EventBus } from '#platform';
import { SyncRunFinished } from '../events/sync-run.events.js';
import { RunNews } from './run-news.js';
import { noProgress, type SyncRun } from './runs.repository.js';

describe('the news of a run', () => {
  const clock = new FixedClock(new Date('2026-11-21T15:00:00Z'));
  const told: object[] = [];
  const bus = { publish: async (event: object) => void told.push(event) };
  const news = new RunNews(bus as EventBus, clock);
  const run = {
    ...{ id: 'run', connectionId: 'books' },
    progress: {
      customer: { ...noProgress(), pulled: 40, total: 40 },
      invoice: { ...noProgress(), pulled: 5, total: null },
    },
  } as unknown as SyncRun;

  it('is told once a second at most, however fast the pages come, and at the end in any case', async () => {
    await news.progressed(run);
    await news.progressed(run);
    clock.advance(999);
    await news.progressed(run);
    expect(told).toEqual([
      expect.objectContaining({
        runId: 'run',
        connectionId: 'books',
        status: 'running',
        pulled: 45,
        total: 40,
      }),
    ]);
    clock.advance(1);
    await news.progressed(run);
    await news.finished(run, 'succeeded');
    expect(told).toHaveLength(3);
    expect(told[2]).toBeInstanceOf(SyncRunFinished);
  });
});
