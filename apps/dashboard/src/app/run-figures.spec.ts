import { rateOf, sumsOf } from './run-figures';

const none = { created: 0, updated: 0, unchanged: 0, removed: 0, skipped: 0, conflicts: 0, done: false };

describe('the figures of a run', () => {
  it('add up over all kinds of records', () => {
    const problem = { remoteId: '7', label: '1007', field: 'customerId', message: 'It names a stranger.' };
    const sums = sumsOf({
      customer: { ...none, pulled: 40, total: 40, created: 38, updated: 2 },
      invoice: { ...none, pulled: 10, total: 90, created: 9, skipped: 1, problems: [problem] },
    });
    expect(sums).toMatchObject({ pulled: 50, total: 130, created: 47, updated: 2, skipped: 1, problems: 1 });
  });

  it('have no total while the accounting system has said none', () => {
    expect(sumsOf({ invoice: { ...none, pulled: 3, total: null } }).total).toBeNull();
    expect(sumsOf({})).toMatchObject({ pulled: 0, total: null, problems: 0 });
  });

  it('say how fast it goes once there is something to measure', () => {
    expect(rateOf(500, '2026-11-20T10:00:00Z', '2026-11-20T10:00:10Z')).toBe(50);
    expect(rateOf(500, '2026-11-20T10:00:00Z', '2026-11-20T10:00:00.200Z')).toBeUndefined();
    expect(rateOf(0, '2026-11-20T10:00:00Z', '2026-11-20T10:00:10Z')).toBeUndefined();
  });
});
