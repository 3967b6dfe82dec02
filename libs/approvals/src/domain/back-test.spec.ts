import { entry, evidence, invoice } from '../testing/evidence.js';
import { BackTestTally, hintOf, hitOf } from './back-test.js';
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
    const tally = new BackTestTally();
    tally.add(trial(721, { approvedBy: 'ann', status: 'paid' }));
    tally.add(trial(722, { approvedBy: 'bob' }));
    tally.add(trial(723, { approvedBy: 'bob', status: 'void' }));
    tally.add(trial(480));
    tally.add({ isApt: false });
    expect(tally.approverIds).toEqual(['ann', 'bob']);
    expect(tally.summary(new Map([['bob', 'Bob']]))).toMatchObject({
      ...{ lookedAt: 5, applicable: 4, found: 3, hints: { false_alarm: 1, real: 1, open: 1 } },
      byApprover: [
        { userId: 'bob', name: 'Bob', found: 2 },
        { userId: 'ann', name: null, found: 1 },
      ],
    });
  });

  it('counts them all, and keeps the first two hundred', () => {
    const tally = new BackTestTally();
    for (let minutes = 721; minutes < 971; minutes++) tally.add(trial(minutes));
    const { found, hits } = tally.summary(new Map());
    expect([found, hits.length]).toEqual([250, 200]);
    expect(hits[0]?.findings[0]?.message).toContain('12.02 hours');
  });
});
