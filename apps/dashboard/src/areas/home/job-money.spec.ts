import { liveJobs, outlookOf, toBillOf } from './job-money';

const job = (number: string, more: object = {}) => ({
  ...{ number, status: 'in_progress', contract: '10000.00', budget: '6000.00' },
  ...{ cost: '1500.00', costToComplete: '4500.00', underBilled: '0.00' },
  ...more,
});

describe('the money of jobs on the home page', () => {
  it('compares the margin that was planned with the one that can be expected', () => {
    expect(outlookOf(job('1'))).toEqual({
      plannedPercent: 40,
      expected: '4000.00',
      expectedPercent: 40,
      usedPercent: 25,
      sign: 'within',
    });
    const over = outlookOf(job('1', { cost: '7500.00', costToComplete: '0.00' }));
    expect(over).toMatchObject({
      plannedPercent: 40,
      expected: '2500.00',
      expectedPercent: 25,
      sign: 'over',
    });
  });

  it('says when a budget is nearly used up, and when it is used up to the cent', () => {
    expect(outlookOf(job('1', { cost: '4799.99', costToComplete: '1200.01' })).sign).toBe('within');
    expect(outlookOf(job('1', { cost: '4800.00', costToComplete: '1200.00' })).sign).toBe('near');
    expect(outlookOf(job('1', { cost: '6000.00', costToComplete: '0.00' })).sign).toBe('near');
    expect(outlookOf(job('1', { cost: '6000.01', costToComplete: '0.00' })).sign).toBe('over');
  });

  it('claims no plan where there is none, and no share of a contract without an amount', () => {
    const found = outlookOf(job('1', { budget: '0.00', costToComplete: '0.00' }));
    expect(found).toMatchObject({ plannedPercent: undefined, usedPercent: undefined, sign: 'none' });
    const free = job('1', { budget: '0.00', contract: '0.00', cost: '0.00', costToComplete: '0.00' });
    expect(outlookOf(free).expectedPercent).toBeUndefined();
  });

  it('puts what asks for eyes first, and leaves out what is done', () => {
    const rows = liveJobs([
      job('1', { budget: '0.00' }),
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
