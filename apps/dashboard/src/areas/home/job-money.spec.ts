import { type JobMoney, liveJobs, outlookOf, toBillOf } from './job-money';

type Facts = JobMoney & { underBilled: string };

const job = (
  number: string,
  { contract = '10000.00', ...more }: Partial<Facts> & { contract?: string } = {},
) => ({
  ...{ number, status: 'in_progress', figures: { contract: { amount: contract } } },
  ...{ budget: '6000.00', cost: '1500.00', underBilled: '0.00' },
  ...{ planned: { percent: '40.0' }, expected: { percent: '39.5' } },
  ...more,
});

describe('the money of jobs on the home page', () => {
  it('shows the margins that the API worked out, and what is used of the budget', () => {
    expect(outlookOf(job('1'))).toEqual({
      plannedPercent: 40,
      expectedPercent: 39.5,
      usedPercent: 25,
      sign: 'within',
    });
  });

  it('says when a budget is nearly used up, and when it is used up to the cent', () => {
    const signOf = (cost: string) => outlookOf(job('1', { cost })).sign;
    expect(['4796.99', '4800.00', '6000.00', '6000.01'].map(signOf)).toEqual([
      ...['within', 'near', 'near', 'over'],
    ]);
  });

  it('claims no plan where there is none, and no share of a contract without an amount', () => {
    const found = outlookOf(job('1', { budget: null, planned: null }));
    expect(found).toMatchObject({ plannedPercent: undefined, usedPercent: undefined, sign: 'none' });
    expect(outlookOf(job('1', { budget: '0.00' })).sign).toBe('none');
    const free = job('1', { budget: null, planned: null, contract: '0.00', expected: { percent: null } });
    expect(outlookOf(free).expectedPercent).toBeUndefined();
  });

  it('puts what asks for eyes first, and leaves out what is done', () => {
    const rows = liveJobs([
      job('1', { budget: null, planned: null }),
      job('2'),
      job('3', { contract: '90000.00' }),
      job('4', { cost: '7000.00' }),
      job('5', { cost: '5500.00' }),
      job('6', { status: 'completed' }),
    ]);
    expect(rows.map(({ job: { number } }) => number)).toEqual(['4', '5', '3', '2', '1']);
  });

  it('adds up the finished work that nobody has billed', () => {
    const { rows, amount } = toBillOf([
      job('1', { underBilled: '900.00' }),
      job('2', { status: 'completed', underBilled: '100.10' }),
      job('3', { status: 'shipped', underBilled: '2000.00' }),
      job('4', { status: 'completed' }),
    ]);
    expect(rows.map(({ number }) => number)).toEqual(['3', '2']);
    expect(amount).toBe('2100.10');
  });
});
