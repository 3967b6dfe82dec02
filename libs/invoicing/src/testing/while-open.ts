import { Database, UnitOfWork } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import type { BillingFixture } from './billing-fixture.js';

const WAITING = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;

/** Whether somebody waits for a lock that another holds. */
export async function isWaiting({ test }: BillingFixture): Promise<boolean> {
  return (await test.app.get(Database).unscoped.query(WAITING)).rows.length > 0;
}

/** Does `second` while all of `first` is done in a transaction that commits when `second` is over, or waits for it. */
export async function whileOpen<T>(
  office: BillingFixture,
  first: () => Promise<unknown>,
  second: () => Promise<T>,
): Promise<T> {
  const done = Promise.withResolvers<void>();
  const committing = Promise.withResolvers<void>();
  const open = office.inOneTransaction(async () => {
    await first();
    office.test.app.get(UnitOfWork).afterWork(() => {
      done.resolve();
      return committing.promise;
    });
  });
  await Promise.race([done.promise, open]);
  let isOver = false;
  const other = second().finally(() => {
    isOver = true;
  });
  await eventually(async () => isOver || isWaiting(office), 'the other to wait');
  committing.resolve();
  await open;
  return other;
}
