import { PlanMatcher } from './plan-matches.js';
import type { Unlinked } from './unlinked.repository.js';

const ours = (
  id: string,
  name: string,
  code: string | null = null,
  figure: string | null = null,
): Unlinked => ({
  ...{ id, name, code, figure, kind: null },
});

describe('matching what both sides have', () => {
  const matcherOf = async (...list: Unlinked[]) => {
    const matcher = new PlanMatcher(() => Promise.resolve(list));
    for (const entity of ['customer', 'vendor', 'invoice'] as const) await matcher.load(entity);
    return matcher;
  };

  it('proposes the one of the same name, whatever its capitals, and says why', async () => {
    const matcher = await matcherOf(ours('1', 'Northern  electric'), ours('2', 'Southern Electric'));
    expect(matcher.of('customer', { displayName: 'Northern Electric' })).toEqual({
      ...{ recordId: '1', label: 'Northern  electric', score: 90, reasons: ['same-name'] },
    });
  });

  it('knows a customer by e-mail address and telephone number, however they are written', async () => {
    const matcher = await matcherOf(ours('1', 'N. Electric', 'books@northern.example', '6135550100'));
    const theirs = { displayName: 'Northern', email: 'Books@Northern.example', phone: '(613) 555-0100' };
    expect(matcher.of('customer', theirs)).toMatchObject({
      reasons: ['same-code', 'same-figure'],
      score: 100,
    });
  });

  it('proposes nothing where two are equally likely, and one of ours only once', async () => {
    expect(
      (await matcherOf(ours('1', 'Ada'), ours('2', 'Ada'))).of('vendor', { displayName: 'Ada' }),
    ).toBeNull();
    const matcher = await matcherOf(ours('1', 'Ada'));
    expect(matcher.of('vendor', { displayName: 'Ada' })).not.toBeNull();
    expect(matcher.of('vendor', { displayName: 'Ada' })).toBeNull();
  });

  it('leaves documents alone', async () => {
    expect((await matcherOf(ours('1', 'Ada'))).of('invoice', { number: 'Ada' })).toBeNull();
  });
});
