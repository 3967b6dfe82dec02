import fc from 'fast-check';
import { addDays } from '#kernel';
import { clearanceKind, clearanceState, lapsedKinds } from './clearance.js';
import { tidyPlace } from './place.js';

const paper = (validFrom: string | null, expiresOn: string | null, kind = 'wsib' as const) => ({
  kind,
  validFrom,
  expiresOn,
});

describe('clearances', () => {
  it.each([
    ['before its first day', '2025-12-31', 'not-yet-valid'],
    ['on its first day', '2026-01-01', 'valid'],
    ['a month before its end', '2026-03-01', 'expiring'],
    ['on its last day', '2026-03-31', 'expiring'],
    ['the day after', '2026-04-01', 'expired'],
  ])('%s', (_, day, state) => {
    expect(clearanceState(paper('2026-01-01', '2026-03-31'), day)).toBe(state);
  });

  it('without an end hold for ever', () => {
    expect(clearanceState(paper(null, null), '2099-01-01')).toBe('valid');
  });

  it('lapse only when nothing newer of their kind holds', () => {
    const old = paper('2025-01-01', '2025-12-31');
    expect(lapsedKinds([old], '2026-02-01')).toEqual(['wsib']);
    expect(lapsedKinds([old, paper('2026-01-01', '2026-12-31')], '2026-02-01')).toEqual([]);
    expect(lapsedKinds([], '2026-02-01')).toEqual([]);
  });

  it('are in exactly one state on every day, and never come back once expired', () => {
    const days = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(days, days, days, (from, length, at) => {
        const first = addDays('2024-01-01', from);
        const one = paper(first, addDays(first, length));
        const day = addDays('2024-01-01', at);
        const holds = day >= first && day <= addDays(first, length);
        expect(['valid', 'expiring'].includes(clearanceState(one, day))).toBe(holds);
        if (clearanceState(one, day) === 'expired')
          expect(clearanceState(one, addDays(day, 1))).toBe('expired');
      }),
    );
  });

  it('cannot end before they begin', () => {
    const fields = { ...clearanceKind.empty, validFrom: '2026-02-01', expiresOn: '2026-01-01' };
    expect(() => clearanceKind.tidied(fields)).toThrow(
      expect.objectContaining({ code: 'PARTIES.DATES_REVERSED' }),
    );
  });
});

describe('a place on the map', () => {
  it('is a whole point on Earth, or none', () => {
    expect(tidyPlace({ latitude: '45.4215000', longitude: '-75.69720' })).toEqual({
      latitude: '45.4215',
      longitude: '-75.6972',
    });
    expect(tidyPlace({ latitude: null, longitude: null })).toEqual({ latitude: null, longitude: null });
    for (const point of [
      { latitude: '45', longitude: null },
      { latitude: '90.1', longitude: '0' },
      { latitude: '0', longitude: '-180.000001' },
    ])
      expect(() => tidyPlace(point)).toThrow(expect.objectContaining({ code: 'PARTIES.NOT_A_PLACE' }));
  });
});
