import { registrationNumber } from './branding.js';

describe('registration numbers', () => {
  it('are kept in one spelling, however they are typed', () => {
    expect(registrationNumber('gstNumber', '123456789rt0001')).toBe('123456789 RT0001');
    expect(registrationNumber('gstNumber', ' 12345 6789-RT-0001 ')).toBe('123456789 RT0001');
    expect(registrationNumber('qstNumber', '1012345678 tq 0001')).toBe('1012345678 TQ0001');
    expect(registrationNumber('qstNumber', ' ')).toBeNull();
  });

  it('are refused with an example when a digit is missing', () => {
    expect(() => registrationNumber('gstNumber', '12345678 RT0001')).toThrow(
      expect.objectContaining({ code: 'ORGANIZATION.TAX_NUMBER', fix: 'Write it like 123456789 RT0001.' }),
    );
  });
});
