import { ungrouped } from './grouped-digits.js';

describe('digits in groups', () => {
  it.each([
    ['1 234,50', '1234,50'],
    ['1\u00a0234\u00a0567.5', '1234567.5'],
    ['-12\u202f345', '-12345'],
    ["1'234.50", '1234.50'],
    ['1’234’567', '1234567'],
    ['999', '999'],
    ['1,234', '1,234'],
    ['', ''],
  ])('%j is %j without what stands between the groups', (text, digits) => {
    expect(ungrouped(text)).toBe(digits);
  });

  it.each([
    '12 5',
    '1 2',
    '10\n20',
    '10\n200',
    '10\t200',
    '1234 567',
    '1 234 56',
    '1 234 5678',
    "1'234 567",
    '0.123 456',
    '- 1',
    '1 234 ',
    ' 1 234',
  ])('%j is as it was: nobody knows that it is one number', (text) => {
    expect(ungrouped(text)).toBe(text);
  });
});
