import { breaches } from './expense-policy.js';

const limits = [
  { category: 'meals', maxAmount: '60.00', receiptFrom: '20.00' },
  { category: 'any', maxAmount: '5000.00', receiptFrom: null },
];
const expense = (category: string, amount: string, hasReceipt = true) => ({ category, amount, hasReceipt });

describe('limits of expenses', () => {
  it('are silent about what keeps to them', () => {
    expect(breaches(expense('meals', '60.00'), limits)).toEqual([]);
    expect(breaches(expense('meals', '19.99', false), limits)).toEqual([]);
    expect(breaches(expense('fuel', '800.00', false), limits)).toEqual([]);
  });

  it('say in words what is too much and what lacks its receipt', () => {
    expect(breaches(expense('meals', '60.01', false), limits)).toEqual([
      '60.01 is more than the 60.00 that meals may cost.',
      'From 20.00 on, meals needs a receipt.',
    ]);
    expect(breaches(expense('materials', '9000'), limits)).toHaveLength(1);
  });
});
