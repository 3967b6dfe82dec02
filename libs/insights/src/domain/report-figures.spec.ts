import { budgetState, profitOf, wipOf } from './report-figures.js';

const wip = {
  contract: '10000',
  budget: '6000',
  cost: '1500',
  billed: '4000',
  isComplete: false,
  doneShare: '0.5',
};

describe('work in progress', () => {
  it.each([
    ['by cost, billed ahead of the work', {}, ['cost', '25.0', '2500.00', '1500.00', '0.00', '4500.00']],
    [
      'by cost, work ahead of the bill',
      { billed: '1000' },
      ['cost', '25.0', '2500.00', '0.00', '1500.00', '4500.00'],
    ],
    [
      'over its budget: no more than all is earned',
      { cost: '7000' },
      ['cost', '100.0', '10000.00', '0.00', '6000.00', '0.00'],
    ],
    [
      'by finished work without a budget',
      { budget: '0' },
      ['quantity', '50.0', '5000.00', '0.00', '1000.00', '0.00'],
    ],
    ['done', { isComplete: true }, ['completed', '100.0', '10000.00', '0.00', '6000.00', '0.00']],
    ['unmeasured', { budget: '0', doneShare: null }, ['none', '0.0', '0.00', '4000.00', '0.00', '0.00']],
  ])('%s', (_, change, expected) => {
    const { method, percent, earned, overBilled, underBilled, costToComplete } = wipOf({ ...wip, ...change });
    expect([method, percent, earned, overBilled, underBilled, costToComplete]).toEqual(expected);
  });
});

describe('a budget', () => {
  it.each([
    ['1000', '250', ['750.00', '25.0', false]],
    ['1000', '1000.01', ['-0.01', '100.0', true]],
    ['0', '5', ['-5.00', null, true]],
  ])('of %s with %s used', (budget, actual, expected) => {
    const { variance, usedPercent, isOver } = budgetState(budget, actual);
    expect([variance, usedPercent, isOver]).toEqual(expected);
  });
});

it('profit is revenue less every cost', () => {
  const sums = { revenue: '400', labour: '60', materials: '100.50', bills: '39.50', expenses: '0' };
  expect(profitOf(sums)).toEqual({ cost: '200.00', margin: '200.00', marginPercent: '50.0' });
  expect(profitOf({ ...sums, revenue: '0' })).toEqual({
    cost: '200.00',
    margin: '-200.00',
    marginPercent: null,
  });
});
