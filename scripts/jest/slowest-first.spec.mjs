import SlowestFirst from './slowest-first.mjs';

const SIZES = {
  '/house/libs/kernel/src/money.spec.ts': 9_000,
  '/house/libs/accounting/src/sync/push.int-spec.ts': 7_000,
  '/house/libs/jobs/src/jobs.int-spec.ts': 8_000,
  '/house/apps/api/test/start.int-spec.ts': 4_000,
  '/house/apps/dashboard/test/dashboard.int-spec.ts': 1_000,
};
const hasteFS = { getSize: (path) => SIZES[path] };

describe('the order of specs', () => {
  const context = { config: { cache: false }, hasteFS };
  const order = (known = {}) => {
    const sequencer = new SlowestFirst();
    sequencer.time = ({ path }) => known[path];
    const tests = Object.keys(SIZES).map((path) => ({ path, context }));
    return sequencer.sort(tests).map(({ path }) => path.split('/').at(-1));
  };

  it('begins in a fresh clone with the browser, and ends with what is quick', () => {
    expect(order()).toEqual([
      'dashboard.int-spec.ts',
      'start.int-spec.ts',
      'jobs.int-spec.ts',
      'push.int-spec.ts',
      'money.spec.ts',
    ]);
  });

  it('goes by what each took the last time, after what is new', () => {
    const seconds = [1, 25, 3, 40, 200];
    const known = Object.fromEntries(Object.keys(SIZES).map((path, index) => [path, seconds[index]]));
    expect(order(known)).toEqual([
      'dashboard.int-spec.ts',
      'start.int-spec.ts',
      'push.int-spec.ts',
      'jobs.int-spec.ts',
      'money.spec.ts',
    ]);
    delete known['/house/libs/kernel/src/money.spec.ts'];
    expect(order(known)[0]).toBe('money.spec.ts');
  });
});
