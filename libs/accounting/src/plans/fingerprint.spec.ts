import fc from 'fast-check';
import { Fingerprint } from './fingerprint.js';

const of = (facts: readonly unknown[]) => {
  const print = new Fingerprint();
  for (const fact of facts) print.add(fact);
  return print.toString();
};
const facts = fc.array(fc.jsonValue(), { maxLength: 12 });

describe('the fingerprint of what a plan rests on', () => {
  it('does not depend on the order in which the facts were read', () => {
    fc.assert(
      fc.property(
        facts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => expect(of(shuffled)).toBe(of(all)),
      ),
    );
  });

  it('tells one fact more, be it one that was there already', () => {
    fc.assert(fc.property(facts, fc.jsonValue(), (all, one) => expect(of([...all, one])).not.toBe(of(all))));
    expect(of([])).toMatch(/^0{64}$/);
  });
});
