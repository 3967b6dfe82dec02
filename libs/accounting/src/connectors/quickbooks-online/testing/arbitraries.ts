import fc from 'fast-check';
import { Money } from '#kernel';

/** Values that the generated documents are made of. */

export const id = fc.integer({ min: 1, max: 99_999 }).map(String);
export const none = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
export const word = fc.stringMatching(/^[A-Za-zÀ-ÿ0-9'\\&%#+ -]{1,24}$/).map((text) => text.trim() || 'x');
export const cents = (max: number) =>
  fc.integer({ min: 0, max }).map((value) => Money.of(value).dividedBy(100).toString());
export const price = fc
  .integer({ min: 0, max: 9_999_999 })
  .map((value) => Money.of(value).dividedBy(1000).toString());
export const quantity = fc
  .integer({ min: 1, max: 99_999 })
  .map((value) => Money.of(value).dividedBy(100).toString());
export const day = fc
  .integer({ min: 0, max: 3650 })
  .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10));
export const currency = fc.constantFrom('CAD', 'USD');
export const address = fc.record(
  {
    line1: word,
    line2: word,
    city: word,
    province: fc.constantFrom('ON', 'QC', 'BC'),
    postalCode: word,
    country: fc.constantFrom('CA', 'US'),
  },
  { requiredKeys: ['line1'] },
);
export const contact = {
  companyName: none(word),
  givenName: none(word),
  familyName: none(word),
  email: none(fc.constantFrom('ap@customer.example', 'office@vendor.example')),
  phone: none(fc.constantFrom('(905) 555-0142', '+1 416 555 0100')),
};

export function numbered<T>(lines: readonly T[]): (T & { lineNumber: number })[] {
  return lines.map((line, index) => ({ ...line, lineNumber: index + 1 }));
}
