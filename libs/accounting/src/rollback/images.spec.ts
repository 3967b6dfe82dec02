import fc from 'fast-check';
import { composed, type Fields, imagesOf, restored, standingOf } from './images.js';

const FIELDS = ['email', 'phone', 'lines'];
const record = fc.record({
  email: fc.option(fc.constantFrom('a@example.test', 'b@example.test')),
  phone: fc.option(fc.constantFrom('1', '2')),
  lines: fc.array(fc.record({ amount: fc.constantFrom('1', '2') }), { maxLength: 2 }),
}) as fc.Arbitrary<Fields>;

describe('what a change leaves behind of a record', () => {
  it('is enough to bring it back, however often it was changed', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 2, maxLength: 6 }), (states) => {
        const changes = states.slice(1).flatMap((state, index) => imagesOf(states[index] ?? {}, state) ?? []);
        const [first, last] = [states[0] ?? {}, states.at(-1) ?? {}];
        const images = composed(changes) ?? { before: {}, after: {} };
        const { held, rewritten } = standingOf(images, last);
        expect(rewritten).toEqual([]);
        expect(restored(last, images, held)).toEqual(first);
      }),
    );
  });

  it('is nothing where nothing changed, also where a field is absent on one side and empty on the other', () => {
    fc.assert(fc.property(record, (one) => expect(imagesOf(one, structuredClone(one))).toBeUndefined()));
    expect(imagesOf({ email: null }, {})).toBeUndefined();
  });

  it('tells the fields that somebody wrote since from those that nobody touched', () => {
    const images = {
      before: { email: 'a', phone: '1', name: 'x' },
      after: { email: 'b', phone: '2', name: 'y' },
    };
    expect(standingOf(images, { email: 'b', phone: '3', name: 'x' })).toEqual({
      ...{ held: ['email'], rewritten: ['phone'], restored: ['name'] },
    });
  });

  it('has every field in one place only', () => {
    fc.assert(
      fc.property(record, record, record, (before, after, current) => {
        const images = imagesOf(before, after);
        if (!images) return;
        const { held, restored: back, rewritten } = standingOf(images, current);
        expect([...held, ...back, ...rewritten].sort()).toEqual(
          FIELDS.filter((field) => field in images.after).sort(),
        );
      }),
    );
  });
});
