import { usualAnswer } from './usual-answer.js';
import type { WaitAnswer } from './wait-kinds.js';
import type { Evidence } from './waiting-evidence.js';

describe('the usual answer to a write that waits', () => {
  const candidate = (remoteId: string, isSameKind = true) =>
    ({ remoteId, isSameKind }) as Evidence['candidates'][number];
  const evidence = (answers: WaitAnswer[], candidates: Evidence['candidates'] = []) => ({
    answers,
    candidates,
  });

  it.each<WaitAnswer>(['theirs', 'reactivate', 'leave-out'])('is %s after three times in a row', (answer) => {
    const known = evidence(['retry', answer]);
    expect(usualAnswer({ answer, times: 3 }, known)).toEqual({ answer, times: 3, remoteId: null });
    expect(usualAnswer({ answer, times: 2 }, known)).toBeNull();
  });

  it('names the one record there that it can be, and none where there are two or another kind', () => {
    const habit = { answer: 'same-record', times: 5 } as const;
    const answers: WaitAnswer[] = ['retry', 'same-record', 'new-name'];
    expect(usualAnswer(habit, evidence(answers, [candidate('7'), candidate('8', false)]))).toMatchObject({
      answer: 'same-record',
      remoteId: '7',
    });
    expect(usualAnswer(habit, evidence(answers, [candidate('7'), candidate('9')]))).toBeNull();
    expect(usualAnswer(habit, evidence(answers, [candidate('8', false)]))).toBeNull();
  });

  it('is none that has to be thought of for each record, or that this one cannot be given', () => {
    expect(usualAnswer({ answer: 'new-name', times: 9 }, evidence(['retry', 'new-name']))).toBeNull();
    expect(usualAnswer({ answer: 'theirs', times: 9 }, evidence(['retry']))).toBeNull();
    expect(usualAnswer(undefined, evidence(['retry', 'theirs']))).toBeNull();
  });
});
