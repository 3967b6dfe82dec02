import { decimalText } from './decimal-text';

describe('decimalText', () => {
  it.each([
    ['1,234.50', '1234.50'],
    ['1 234,50 $', '1234.50'],
    ['1.234,5', '1234.5'],
    ['1,234', '1234'],
    ['−12.5', '-12.5'],
    ['$40', '40'],
    ['about ten', 'aboutten'],
  ])('understands %s', (typed, text) => {
    expect(decimalText(typed)).toBe(text);
  });
});
