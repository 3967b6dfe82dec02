import { type MarkupRule, markupFor } from './markup.js';

const rule = (percent: string, fields: Partial<MarkupRule> = {}): MarkupRule => ({
  ...{ customerId: null, jobId: null, category: null, percent },
  ...fields,
});

describe('the mark-up on a cost', () => {
  const cost = { customerId: 'acme', jobId: 'tower', category: 'fuel' as const };

  it('is what is usual, unless something else was agreed', () => {
    expect(markupFor([], '15', cost)).toEqual({ percent: '15', whose: 'as usual' });
    expect(markupFor([rule('20', { customerId: 'other' })], '15', cost).percent).toBe('15');
  });

  it('is the most specific one: the job before the customer, the kind of cost before all costs', () => {
    const rules = [
      rule('1', { category: 'fuel' }),
      rule('2', { customerId: 'acme' }),
      rule('3', { customerId: 'acme', category: 'fuel' }),
      rule('4', { jobId: 'tower' }),
      rule('5', { jobId: 'tower', category: 'fuel' }),
    ];
    for (const wanted of ['5', '4', '3', '2', '1'])
      expect(markupFor(rules.slice(0, Number(wanted)), '15', cost).percent).toBe(wanted);
    expect(markupFor(rules, '15', { ...cost, category: 'meals' }).percent).toBe('4');
    expect(markupFor(rules, '15', cost).whose).toBe('agreed for this job for fuel');
  });
});
