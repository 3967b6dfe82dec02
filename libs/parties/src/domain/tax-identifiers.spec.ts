import fc from 'fast-check';
import { businessNumber, endingOf, gstNumber, socialInsuranceNumber } from './tax-identifiers.js';

const refusal = (code: string) => expect.objectContaining({ code });

describe('tax identifiers', () => {
  it('are read as people write them', () => {
    expect(socialInsuranceNumber('130 692-544')).toBe('130692544');
    expect(businessNumber('123456782')).toBe('123456782');
    expect(businessNumber('12345 6782 rp0002')).toBe('123456782RP0002');
    expect(gstNumber('123456782 rt 0001')).toBe('123456782RT0001');
  });

  it('show their last three digits, of the number and not of its account', () => {
    expect(endingOf('130692544')).toBe('544');
    expect(endingOf('123456782RT0001')).toBe('782');
  });

  it('are refused when they cannot exist', () => {
    expect(() => socialInsuranceNumber('046454286')).toThrow(refusal('PARTIES.NOT_A_SIN'));
    expect(() => socialInsuranceNumber('13069254')).toThrow(refusal('PARTIES.NOT_A_SIN'));
    expect(() => businessNumber('123456782RT01')).toThrow(refusal('PARTIES.NOT_A_BUSINESS_NUMBER'));
    expect(() => gstNumber('123456782')).toThrow(refusal('PARTIES.NOT_A_GST_NUMBER'));
  });

  it('are refused with any one digit mistyped', () => {
    const places = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(places, ([place, shift]) => {
        const digits = [...'130692544'];
        digits[place] = String((Number(digits[place]) + shift) % 10);
        expect(() => socialInsuranceNumber(digits.join(''))).toThrow(refusal('PARTIES.NOT_A_SIN'));
        expect(() => businessNumber(digits.join(''))).toThrow(refusal('PARTIES.NOT_A_BUSINESS_NUMBER'));
      }),
    );
  });
});
