import { type JobProfitInput, jobProfitOf } from './job-profit.js';

const job: JobProfitInput = {
  ...{ isDone: false, contract: '10000', budget: '6000', committed: null, books: {} },
  ours: { revenue: '1300', labour: '76.67', materials: '30', bills: '700' },
};

describe('the profit of a job', () => {
  it('says of each figure who knows it, and of what nobody knows that it is not known', () => {
    const { figures, cost } = jobProfitOf(job);
    expect(figures).toEqual({
      contract: { amount: '10000.00', source: 'operations' },
      billed: { amount: '1300.00', source: 'operations' },
      labour: { amount: '76.67', source: 'operations' },
      material: { amount: '730.00', source: 'operations' },
      other: { amount: '0.00', source: 'placeholder' },
      committed: { amount: '0.00', source: 'placeholder' },
    });
    expect(cost).toBe('806.67');
  });

  it('takes what is billed from the books, and a cost only when they know at least as much', () => {
    const books = { invoiced: '1250', labourCost: '50', materialCost: '900' };
    const { figures } = jobProfitOf({ ...job, books });
    expect(figures).toMatchObject({
      billed: { amount: '1250.00', source: 'accounting' },
      labour: { amount: '76.67', source: 'operations' },
      material: { amount: '900.00', source: 'accounting' },
    });
  });

  it('expects the budget to be used up, and more than it once more is spent and ordered', () => {
    expect(jobProfitOf(job)).toMatchObject({
      expectedCost: '6000.00',
      planned: { amount: '4000.00', percent: '40.0' },
      expected: { amount: '4000.00', percent: '40.0' },
      margin: { amount: '9193.33', percent: '91.9' },
    });
    expect(jobProfitOf({ ...job, committed: '6193.33' })).toMatchObject({
      expectedCost: '7000.00',
      expected: { amount: '3000.00', percent: '30.0' },
    });
  });

  it('expects of a finished job nothing but what it has cost', () => {
    expect(jobProfitOf({ ...job, isDone: true }).expectedCost).toBe('806.67');
  });

  it('knows no plan without a budget, and no share without a contract', () => {
    const { planned, margin } = jobProfitOf({ ...job, budget: null, contract: '0' });
    expect([planned, margin.percent]).toEqual([null, null]);
  });
});
