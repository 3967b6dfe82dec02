import type { PoolClient } from 'pg';
import { newId } from '#kernel';
import { sideBySide } from './side-by-side.js';
import { runAsTenant, runInTransaction, systemActor } from './tenant-context.js';

/** Reads that tell when they begin and end. */
function reads(log: string[]) {
  const read = (name: string) => async () => {
    log.push(`${name} begins`);
    await Promise.resolve();
    log.push(`${name} ends`);
    return name;
  };
  return [read('jobs'), read('orders')] as const;
}

const asTenant = <T>(work: () => Promise<T>) => runAsTenant(newId(), systemActor('test'), work);

describe('reads that do not depend on each other', () => {
  it('run side by side where each has a connection of its own', async () => {
    const log: string[] = [];
    expect(await asTenant(() => sideBySide(...reads(log)))).toEqual(['jobs', 'orders']);
    expect(log).toEqual(['jobs begins', 'orders begins', 'jobs ends', 'orders ends']);
  });

  it('run one after the other in a transaction, which has one connection', async () => {
    const log: string[] = [];
    const transaction = { client: {} as PoolClient, depth: 0, afterWork: [], beforeCommit: [] };
    const found = await asTenant(() => runInTransaction(transaction, () => sideBySide(...reads(log))));
    expect(found).toEqual(['jobs', 'orders']);
    expect(log).toEqual(['jobs begins', 'jobs ends', 'orders begins', 'orders ends']);
  });
});
