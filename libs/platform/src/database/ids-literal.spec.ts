import { asArrayLiteral } from './ids-literal.js';

const ID = '0190a5b2-6c1e-7000-8000-00000000000a';

describe('ids as an array of PostgreSQL', () => {
  it('are written without quotes', () => {
    expect(asArrayLiteral([ID, ID.toUpperCase()])).toBe(`{${ID},${ID.toUpperCase()}}`);
  });

  it('are only that: whatever else may be in a list goes to the driver, which quotes it', () => {
    for (const value of [
      [],
      [ID, null],
      [ID, 'x'],
      [ID, `${ID.slice(0, 35)}}`],
      [ID, `${ID.slice(0, 35)},`],
      [ID, `${ID.slice(0, 34)}"\\`],
      [ID, `${ID}\n`],
      [36],
      ID,
      null,
      { 0: ID, length: 1 },
    ])
      expect(asArrayLiteral(value)).toBe(value);
  });
});
