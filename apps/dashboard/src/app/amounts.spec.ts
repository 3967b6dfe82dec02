import { addUp, asPrice, compareAmounts, isAbove, less, percentOf } from './amounts';

describe('amounts on the home page', () => {
  it('add up to the cent, however many there are', () => {
    expect(addUp(Array.from({ length: 1000 }, () => '0.10'))).toBe('100.00');
    expect(addUp(['90071992547409.93', '0.01', '-0.02'])).toBe('90071992547409.92');
    expect(addUp([])).toBe('0.00');
  });

  it('may fall below zero, by less than a dollar too', () => {
    expect(less('100.00', '60.50', '40.00')).toBe('-0.50');
    expect(less('5', '7.5')).toBe('-2.50');
  });

  it('are compared as amounts, not as text', () => {
    expect(['9.00', '10.00', '-3.00'].sort(compareAmounts)).toEqual(['-3.00', '9.00', '10.00']);
    expect(isAbove('10.00', '9.99')).toBe(true);
    expect(isAbove('10.00', '10.00')).toBe(false);
  });

  it('have no share of nothing', () => {
    expect(percentOf('25.00', '200.00')).toBe(12.5);
    expect(percentOf('-1.00', '200.00')).toBe(-0.5);
    expect(percentOf('7212.00', '18400.00')).toBe(39.2);
    expect(percentOf('-7212.00', '18400.00')).toBe(-39.2);
    expect(percentOf('0.05', '100.00')).toBe(0.1);
    expect(percentOf('25.00', '0.00')).toBeUndefined();
  });

  it('refuse what is no amount', () => {
    expect(() => addUp(['1,000.00'])).toThrow('1,000.00 is no amount.');
  });

  it('shows prices with their cents, and with more digits where they have more', () => {
    expect(['18.4', '389', '0.125', '4.15'].map(asPrice)).toEqual(['18.40', '389.00', '0.125', '4.15']);
  });
});
