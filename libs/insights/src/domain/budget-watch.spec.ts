import { passed, thresholdsOf } from './budget-watch.js';

describe('the thresholds of a budget', () => {
  const budget = { budget: '1000', warnPercent: 80 };

  it('are an early one and the full one', () => {
    expect(thresholdsOf(budget)).toEqual([80, 100]);
    expect(thresholdsOf({ warnPercent: null })).toEqual([100]);
  });

  it('are passed when the early one is reached, and by the first cent past the full one', () => {
    expect(passed(budget, '799.99')).toEqual([]);
    expect(passed(budget, '800')).toEqual([80]);
    expect(passed(budget, '1000')).toEqual([80]);
    expect(passed(budget, '1000.01')).toEqual([80, 100]);
  });

  it('of nothing are passed by whatever is spent', () => {
    const nothing = { budget: '0', warnPercent: 80 };
    expect(passed(nothing, '0')).toEqual([]);
    expect(passed(nothing, '0.01')).toEqual([80, 100]);
  });
});
