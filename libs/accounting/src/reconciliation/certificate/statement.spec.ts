import { Secret } from '#kernel';
import type { Directions } from '../../connections/directions.js';
import type { Difference, Reconciliation } from '../reconciliation.types.js';
import { readCertificate, signedTextOf } from './certificate.js';
import { certificatePaper } from './certificate-paper.js';
import { isSigned, newSigningKey, signText } from './signing.js';
import { type CertificateStatement, statementOf } from './statement.js';

const RUN = {
  ...{ id: '019a0000-0000-7000-8000-000000000001', connectionId: '019a0000-0000-7000-8000-000000000002' },
  ...{ trigger: 'nightly', isThorough: false, status: 'succeeded', syncRunId: null, calls: 18, error: null },
  asOf: new Date('2026-11-21T07:05:00Z'),
  totals: { receivable: { ours: '1000.5', theirs: '1010.5' } },
  counts: { invoice: { ours: 10, theirs: 11, leftOut: 1 } },
  ...{
    createdBy: null,
    createdAt: new Date('2026-11-21T07:04:00Z'),
    finishedAt: null,
    found: 1,
    isCut: false,
  },
} satisfies Partial<Reconciliation> as unknown as Reconciliation;
const DIFFERENCE = {
  ...{ kind: 'amount-differs', cause: 'edit-there', status: 'open', entity: 'invoice', label: '1001' },
  ...{ localId: RUN.id, remoteId: '7', currency: 'CAD', ours: '100.00', theirs: '110.00', amount: '10.00' },
  ...{ explanation: null, detail: {} },
} as unknown as Difference;

const statement = (
  differences: Difference[],
  found = differences.length,
  isCut = false,
  directions: Directions = {},
) =>
  statementOf({
    directions,
    organization: { id: RUN.id, name: 'Maple Electric' },
    books: { system: 'quickbooks-online', companyId: '1', companyName: 'Maple Books', currency: 'CAD' },
    run: { ...RUN, found, isCut },
    differences,
    issuedAt: new Date('2026-11-21T07:06:00Z'),
    dayOf: () => '2026-11-21',
  });

const SENDER = {
  ...{ name: 'Maple Electric', lines: [], gstNumber: null, qstNumber: null, logo: null },
  accentColor: null,
};
const SIGNATURE = { algorithm: 'Ed25519' as const, keyId: RUN.id, publicKey: '', value: 'abc' };
const paperOf = (told: CertificateStatement, language: 'en' | 'fr') =>
  certificatePaper({ statement: told, signature: SIGNATURE }, language, SENDER);
const notesOf = (told: CertificateStatement) =>
  paperOf(told, 'en')
    .notes.map(({ text }) => text)
    .join('\n');

describe('the statement of a reconciliation', () => {
  it('is clean when nothing was found, and open while a person is needed', () => {
    const of = (...differences: Partial<Difference>[]) =>
      statement(differences.map((one) => ({ ...DIFFERENCE, ...one }))).verdict;
    expect(of()).toBe('clean');
    expect(of({})).toBe('open');
    expect(of({ status: 'explained' }, { status: 'settled' }, { cause: 'rounding' })).toBe('explained');
    // What was too much to be kept has not been looked at by anybody.
    expect(statement([{ ...DIFFERENCE, status: 'settled' }], 2).verdict).toBe('open');
  });

  it('is never clean nor explained when not everything was looked at, and says so on paper', () => {
    const cut = [statement([], 0, true), statement([{ ...DIFFERENCE, status: 'explained' }], 1, true)];
    for (const one of cut)
      expect(one).toMatchObject({ verdict: 'open', differences: { open: 0, isCut: true } });
    expect(notesOf(statement([], 0, true))).toContain('more differences than were found');
    expect(notesOf(statement([], 0))).not.toContain('more differences than were found');
  });

  it('names the kinds that are not to be the same on both sides, and none where all are', () => {
    const chosen = { estimate: 'off', 'purchase-order': 'both', 'time-activity': 'from-books' } as const;
    const told = statement([], 0, false, chosen);
    expect(told.basis.directions).toEqual({ estimate: 'off', 'time-activity': 'from-books' });
    expect(notesOf(told)).toContain('Estimates (neither way), Time (only from the books)');
    expect(statement([]).basis).not.toHaveProperty('directions');
  });

  it('holds both sides of every control total to the cent', () => {
    expect(statement([DIFFERENCE]).controlTotals).toEqual({
      receivable: { ours: '1000.50', theirs: '1010.50', difference: '10.00' },
    });
  });

  it('is signed as a text that one cent changes', () => {
    const { publicKey, privateKey } = newSigningKey();
    const signed = { statement: statement([DIFFERENCE]) };
    const value = signText(new Secret(privateKey), signedTextOf(signed));
    const signature = { algorithm: 'Ed25519', keyId: RUN.id, publicKey, value };
    const text = JSON.stringify({ signature, ...signed });
    const read = readCertificate(text);
    expect(read && isSigned(publicKey, signedTextOf(read), value)).toBe(true);
    const changed = readCertificate(text.replace('110.00', '110.01'));
    expect(changed && isSigned(publicKey, signedTextOf(changed), value)).toBe(false);
    expect(readCertificate('{"statement": null}')).toBeUndefined();
  });

  it('stands on paper with its result, its differences and its signature', () => {
    const paper = paperOf(statement([{ ...DIFFERENCE, explanation: 'Agreed by phone.' }]), 'fr');
    expect(paper.title).toBe('Attestation de rapprochement');
    expect(paper.table.rows).toHaveLength(3);
    expect(paper.table.rows.at(-1)?.[0]).toContain('Expliqué: Agreed by phone.');
    expect(paper.notes.some(({ text }) => text.includes('abc'))).toBe(true);
  });
});
