import fc from 'fast-check';
import { nameOfRounding, ROUNDING_DIRECTIONS, ROUNDING_STEPS, roundMinutes, roundParts } from './rounding.js';

const policies = fc.record({
  minutes: fc.constantFrom(...ROUNDING_STEPS),
  direction: fc.constantFrom(...ROUNDING_DIRECTIONS),
});

describe('rounding of minutes', () => {
  it.each([
    [52, { minutes: 15, direction: 'nearest' } as const, 45],
    [53, { minutes: 15, direction: 'nearest' } as const, 60],
    [46, { minutes: 15, direction: 'up' } as const, 60],
    [59, { minutes: 15, direction: 'down' } as const, 45],
    [57, { minutes: 6, direction: 'nearest' } as const, 60],
    [62, { minutes: 5, direction: 'nearest' } as const, 60],
    [61, { minutes: 0, direction: 'up' } as const, 61],
  ])('makes of %d minutes under %j %d', (minutes, policy, expected) => {
    expect(roundMinutes(minutes, policy)).toBe(expected);
  });

  it('lands on a step, less than a step away, and leaves what is on a step alone', () => {
    fc.assert(
      fc.property(fc.nat(2000), policies, (minutes, policy) => {
        const rounded = roundMinutes(minutes, policy);
        const step = policy.minutes || 1;
        expect(rounded % step).toBe(0);
        expect(Math.abs(rounded - minutes)).toBeLessThan(step);
        expect(roundMinutes(rounded, policy)).toBe(rounded);
      }),
    );
  });

  it('rounds the parts of one stretch together, so that midnight costs nobody a minute', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1500), { minLength: 1, maxLength: 4 }), policies, (parts, policy) => {
        const rounded = roundParts(parts, policy);
        const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
        expect(sum(rounded)).toBe(roundMinutes(sum(parts), policy));
        expect(rounded.every((part) => part >= 0)).toBe(true);
      }),
    );
  });

  it('has a name that is kept with the entry', () => {
    expect(nameOfRounding({ minutes: 6, direction: 'up' })).toBe('up 6');
    expect(nameOfRounding({ minutes: 0, direction: 'up' })).toBe('none');
  });
});
