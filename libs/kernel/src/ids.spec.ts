import fc from 'fast-check';
import { isId, newId } from './ids.js';

describe('ids', () => {
  it('are UUIDs of version 7 that carry their time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (at) => {
        const id = newId(at);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at);
        expect(isId(id)).toBe(true);
      }),
    );
  });

  it('sort by age', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 48 - 2 }),
        fc.integer({ min: 1, max: 1_000 }),
        (at, later) => {
          fc.pre(at + later < 2 ** 48);
          expect(newId(at) < newId(at + later)).toBe(true);
        },
      ),
    );
  });

  it('never repeat, even within a millisecond', () => {
    const ids = new Set(Array.from({ length: 50_000 }, () => newId(1_700_000_000_000)));
    expect(ids.size).toBe(50_000);
  });

  it.each([[''], ['1'], [null], [7], [{}], [`${newId()}x`], [` ${newId()}`], [newId().replaceAll('-', '')]])(
    'are not %p',
    (value) => expect(isId(value)).toBe(false),
  );
});
