import { entry, evidence, invoice } from '../testing/evidence.js';
import { hintOf, hitOf, summaryOf } from './back-test.js';
import { usualSetting } from './rule.js';
import { ruleCalled } from './rules/all-rules.js';

const rule = ruleCalled('time_too_long');
const trial = (minutes: number, changes: object = {}) => {
  const work = [entry({ minutes })];
  return hitOf(rule, usualSetting(rule), evidence({ invoice: invoice(changes), work, sameDays: work }));
};

describe('a back-test', () => {
  it('tells what the rule finds from what it has nothing to say about', () => {
    expect(trial(480)).toEqual({ isApt: true });
    expect(trial(721).hit?.findings).toHaveLength(1);
    expect(hitOf(rule, usualSetting(rule), evidence())).toEqual({ isApt: false });
  });

  it('takes what was paid for a false alarm, and what was sent back for a real one', () => {
    expect(
      ['paid', 'partially_paid', 'rejected', 'void', 'sent', 'pending_approval'].map((status) =>
        hintOf(status as 'paid'),
      ),
    ).toEqual([...['false_alarm', 'false_alarm', 'real', 'real', 'open', 'open']]);
  });

  it('counts by who approved, the most first', () => {
    const hits = [
      trial(721, { approvedBy: 'ann', status: 'paid' }).hit,
      trial(722, { approvedBy: 'bob' }).hit,
      trial(723, { approvedBy: 'bob', status: 'void' }).hit,
    ].flatMap((hit) => hit ?? []);
    expect(summaryOf(hits, { at: 9, apt: 5 }, new Map([['bob', 'Bob']]))).toMatchObject({
      ...{ lookedAt: 9, applicable: 5, found: 3, hints: { false_alarm: 1, real: 1, open: 1 } },
      byApprover: [
        { userId: 'bob', name: 'Bob', found: 2 },
        { userId: 'ann', name: null, found: 1 },
      ],
    });
  });
});
