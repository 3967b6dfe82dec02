import type { Buffer } from 'node:buffer';
import { generateCompany } from '../generator/index.js';
import { CompanyBooks } from '../store/company-books.js';
import { renderDocumentPdf } from './render-document-pdf.js';

const books = new CompanyBooks({
  realmId: '1',
  name: 'Chauffage Côté & Fils',
  now: () => new Date('2026-03-31T20:00:00Z'),
});
generateCompany(books, { seed: 2, customers: 40, months: 3, endDate: '2026-03-31' });

/** Every entry of the cross-reference table must point at the object it promises. */
function brokenReferences(pdf: Buffer): string[] {
  const file = pdf.toString('latin1');
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
  const table = file.slice(start).split('\n').slice(3);
  const entries = table.filter((line) => /^\d{10} 00000 n $/.test(line));
  return entries.filter(
    (line, index) => !file.slice(Number(line.slice(0, 10))).startsWith(`${index + 1} 0 obj\n`),
  );
}

describe('a document as PDF', () => {
  it.each(['Invoice', 'Estimate', 'PurchaseOrder', 'Payment'])('is a sound file for a %s', (entity) => {
    for (const doc of [...books.list(entity)].slice(0, 5)) {
      const pdf = renderDocumentPdf(books, entity, doc);
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(brokenReferences(pdf)).toEqual([]);
    }
  });

  it('states the length of every stream correctly', () => {
    const [doc] = books.list('Invoice');
    const file = doc ? renderDocumentPdf(books, 'Invoice', doc).toString('latin1') : '';
    const streams = [...file.matchAll(/\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/g)];
    expect(streams.length).toBeGreaterThan(0);
    for (const [, length, content] of streams) expect(content).toHaveLength(Number(length));
  });

  it('keeps accents and escapes what PDF strings reserve', () => {
    const customer = books.seed('Customer', { DisplayName: 'Élévateurs (Côté) \\ Œuvre ☃' }, new Date(0));
    const doc = books.seed(
      'Invoice',
      { CustomerRef: { value: customer.Id }, Line: [], TotalAmt: 0 },
      new Date(0),
    );
    const file = renderDocumentPdf(books, 'Invoice', doc).toString('latin1');
    expect(file).toContain('(Élévateurs \\(Côté\\) \\\\ \x8cuvre ?)');
  });

  it('continues on further pages when there are many lines', () => {
    const long = [...books.list('Invoice')].find(({ Line }) => Array.isArray(Line) && Line.length > 50);
    const file = long ? renderDocumentPdf(books, 'Invoice', long).toString('latin1') : '';
    expect(file).toMatch(/\/Count [2-9]/);
  });
});
