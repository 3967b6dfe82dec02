import fc from 'fast-check';
import type { PartnerFacts } from './partner-facts.js';
import { bestPartner, rankPartners } from './suggest-partners.js';

const facts = (name: string, rest: Partial<PartnerFacts> = {}): PartnerFacts => ({
  name,
  ...{ code: null, figure: null, kind: null },
  ...rest,
});

describe('which entry of the books is meant', () => {
  it('the one of the same name, whatever the case and the spaces', () => {
    const best = bestPartner(facts('HST  on'), [facts('HST ON'), facts('GST')]);
    expect(best).toMatchObject({ candidate: { name: 'HST ON' }, score: 90, reasons: ['same-name'] });
  });

  it('the one of the same code under another name', () => {
    const best = bestPartner(facts('Panel upgrade', { code: 'PNL-1' }), [
      facts('Panel replacement', { code: 'pnl-1' }),
      facts('Panel paint'),
    ]);
    expect(best).toMatchObject({ candidate: { name: 'Panel replacement' }, reasons: ['same-code'] });
  });

  it('the tax with the same rate rather than the one with a similar name', () => {
    const best = bestPartner(facts('HST Ontario', { figure: '13' }), [
      facts('HST (Ontario) 2015', { figure: '15' }),
      facts('Ontario HST', { figure: '13' }),
    ]);
    expect(best?.candidate.name).toBe('Ontario HST');
    expect(best?.reasons).toEqual(['similar-name', 'same-figure']);
  });

  it('an accent is no difference between words', () => {
    expect(
      bestPartner(facts('Dépôt client', { figure: '0' }), [facts('Client depot', { figure: '0' })]),
    ).toBeDefined();
  });

  it('nobody when two are as likely: a person chooses', () => {
    expect(bestPartner(facts('Labour'), [facts('labour'), facts('LABOUR')])).toBeUndefined();
  });

  it('nobody by the rate alone: many taxes have the same', () => {
    expect(
      bestPartner(facts('Site tax', { figure: '13' }), [facts('HST ON', { figure: '13' })]),
    ).toBeUndefined();
  });

  it('ranks every candidate once, in the same order whatever order they come in', () => {
    const candidate = fc.record({
      name: fc.constantFrom('Labour', 'Labour regular', 'Travel', 'Site work'),
      code: fc.constantFrom(null, 'A', 'B'),
      figure: fc.constantFrom(null, '13', '5'),
      kind: fc.constantFrom(null, 'service'),
    });
    const isShuffled = fc.uniqueArray(candidate, { selector: JSON.stringify, maxLength: 8 });
    fc.assert(
      fc.property(isShuffled, candidate, (all, ours) => {
        const scores = rankPartners(ours, all).map(({ score }) => score);
        expect(scores).toHaveLength(all.length);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(rankPartners(ours, [...all].reverse()).map(({ score }) => score)).toEqual(scores);
      }),
    );
  });

  it('proposes the first of the ranking, unless the second is as likely or the first is not sure', () => {
    const candidate = fc.record({
      name: fc.constantFrom('Labour', 'labour', 'Labour regular', 'Travel', 'Site work'),
      code: fc.constantFrom(null, 'A', 'B'),
      figure: fc.constantFrom(null, '13', '5'),
      kind: fc.constantFrom(null, 'service'),
    });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 6 }), candidate, (all, ours) => {
        const [first, second] = rankPartners(ours, all);
        const isClear = first !== undefined && first.score >= 50 && first.score !== second?.score;
        expect(bestPartner(ours, all)).toEqual(isClear ? first : undefined);
      }),
    );
  });
});
