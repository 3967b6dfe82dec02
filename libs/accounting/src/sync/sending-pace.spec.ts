import { SendingPace } from './sending-pace.js';

const pace = (wereAway = false) => new SendingPace(wereAway, () => 1);
const error = { kind: 'unavailable', message: 'Away.' };
const away = { error, connection: 'degrade' } as const;
const asked = (askedMs: number) => ({ error, connection: 'pause', askedMs }) as const;

describe('the pace of a sender', () => {
  it('is not slowed down by what went wrong with one document alone', () => {
    const one = pace();
    const refused = { error: { kind: 'validation', message: 'No.' } };
    expect([1, 2, 3, 4].map(() => one.after(refused))).toEqual([0, 0, 0, 0]);
  });

  it('takes a breath when the books are away, then a longer one, and leaves them alone after the third', () => {
    const one = pace();
    expect([one.after(away), one.after(away), one.after(away)]).toEqual([250, 500, undefined]);
  });

  it('counts anew once something went through', () => {
    const one = pace();
    one.after(away);
    one.after(away);
    one.wentThrough();
    expect(one.after(away)).toBe(250);
  });

  it('tries books that were away already once', () => {
    expect(pace(true).after(away)).toBeUndefined();
    const recovered = pace(true);
    recovered.wentThrough();
    expect(recovered.after(away)).toBe(250);
  });

  it('waits as long as it was asked to, or ends', () => {
    expect([pace().after(asked(1_000)), pace().after(asked(60_000))]).toEqual([1_000, undefined]);
    expect(pace().after(asked(0))).toBe(250);
  });

  it('ends without a grant', () => {
    expect(pace().after({ error: { kind: 'auth', message: 'Gone.' } })).toBeUndefined();
  });
});
