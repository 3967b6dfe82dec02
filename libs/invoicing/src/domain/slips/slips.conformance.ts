import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import { Money, Secret } from '#kernel';
import { type FiledSlip, SLIP_KINDS, slipOf } from './slip.js';
import { slipFile } from './slip-file.js';

/** Checks the files that we make against the schemas of the Canada Revenue Agency. They are not part of the project. */
const folder = join(process.env.CONTRACTS_DIR ?? '', 'cra');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.xsd'))
  .map((fileName) => ({ fileName, contents: readFileSync(join(folder, fileName), 'utf8') }));
const SCHEMAS = { t5018: 'T619_T5018.xsd', t4a: 'T619_T4A.xsd' } as const;

async function errorsOf(kind: FiledSlip, contents: readonly string[]): Promise<string[]> {
  const schema = files.filter(({ fileName }) => fileName === SCHEMAS[kind]);
  const { valid, errors } = await validateXML({
    xml: contents.map((text, index) => ({ fileName: `file${index}.xml`, contents: text })),
    schema,
    preload: files.filter(({ fileName }) => fileName !== SCHEMAS[kind]),
    initialMemoryPages: 1024,
    maxMemoryPages: 8192,
  });
  return valid ? [] : errors.map(({ message }) => message);
}

const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 140 });
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const address = fc.option(
  fc.record({
    line1: optional(name),
    line2: optional(name),
    city: optional(name),
    province: fc.constantFrom('ON', 'qc', 'Ontario', 'NY', ''),
    postalCode: fc.constantFrom('K1A 0A1', 'J8X-1A1', '12345-6789', ''),
    country: fc.constantFrom(undefined, 'CA', 'US', 'FR'),
  }),
);
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const slip = fc.record({
  contractor: fc.record({
    id: fc.uuid(),
    displayName: name,
    companyName: fc.option(name),
    givenName: fc.option(name),
    familyName: fc.option(name),
    address,
  }),
  cents: fc.integer({ min: 50_001, max: 2_000_000_000 }),
  sin: fc.option(digits(9)),
  businessNumber: fc.option(
    fc.oneof(
      digits(9),
      digits(9).map((root) => `${root}RT0001`),
    ),
  ),
});
const payer = fc.record({
  name,
  businessNumber: digits(9),
  address,
  contactName: name,
  phone: digits(10),
  email: fc.emailAddress({ size: '-1' }),
  language: fc.constantFrom('en' as const, 'fr' as const),
});

describe('slip files for the CRA', () => {
  it.each(SLIP_KINDS)('%s: every file that we make conforms', async (kind) => {
    const made = fc.sample(fc.tuple(fc.array(slip, { minLength: 1, maxLength: 6 }), payer), {
      numRuns: 60,
      seed: 20261121,
    });
    const written = made.map(([generated, from]) => {
      const slips = generated.flatMap(({ contractor, cents, sin, businessNumber }) => {
        const amount = Money.of(cents).dividedBy(100).toFixed();
        const paid = { contractorId: contractor.id, paid: amount, beforeTax: amount };
        const identity = {
          sin: sin === null ? null : new Secret(sin),
          businessNumber: businessNumber === null ? null : new Secret(businessNumber),
          gstNumber: null,
        };
        return slipOf(kind, contractor, paid, identity) ?? [];
      });
      return slipFile({ kind, year: 2026, payer: from, slips });
    });
    expect(await errorsOf(kind, written)).toEqual([]);
  });

  it('are found out when something is wrong with them', async () => {
    expect(await errorsOf('t5018', ['<Submission><T619/></Submission>'])).not.toEqual([]);
  });
});
