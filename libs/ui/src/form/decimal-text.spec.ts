import { decimalText } from './decimal-text';

describe('decimalText', () => {
  it.each([
    ['1,234.50', '1234.50'],
    ['1,234,567.8', '1234567.8'],
    ['1,234', '1234'],
    ['1 234,50 $', '1234.50'],
    ['1.234,5', '1234.5'],
    ['−12.5', '-12.5'],
    ['$40', '40'],
    ['about ten', 'aboutten'],
    ['1,3712', '1,3712'],
    ['0,125', '0,125'],
    ['12,3456.00', '12,3456.00'],
  ])('in English %s is %s', (typed, text) => {
    expect(decimalText(typed, 'en')).toBe(text);
  });

  it.each([
    ['1,3712', '1.3712'],
    ['0,125', '0.125'],
    ['1,234', '1.234'],
    ['1 234,50 $', '1234.50'],
    ['1\u00a0234\u202f567,5', '1234567.5'],
    ['1.234,5', '1234.5'],
    ['1,234.50', '1234.50'],
    ['12.50', '12.50'],
    ['−12,5', '-12.5'],
    ['1,2,3', '1,2,3'],
  ])('in French %s is %s', (typed, text) => {
    expect(decimalText(typed, 'fr')).toBe(text);
  });

  it('understands what it wrote itself', () => {
    for (const language of ['en', 'fr'] as const)
      for (const typed of ['1,234.50', '1 234,50', '0,125', '12.5'])
        expect(decimalText(decimalText(typed, language), language)).toBe(decimalText(typed, language));
  });
});
