import { extractText, getDocumentProxy } from 'unpdf';
import type { BusinessDocument } from './business-document.js';
import { printedAmount, printedDay, printedNumber, wordsOf } from './document-words.js';
import { drawBusinessPdf } from './draw-business-pdf.js';
import { renderBusinessPdf } from './render-business-pdf.js';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function invoice(change: Partial<BusinessDocument> = {}): BusinessDocument {
  const words = wordsOf('en');
  return {
    language: 'en',
    title: words.invoice,
    number: 'INV-000042',
    date: '2026-11-21',
    sender: {
      name: 'Nordic Électrique — Œuvres & Cie',
      lines: ['12 rue des Érables', 'Gatineau QC J8X 1A1'],
      gstNumber: '123456789 RT0001',
      qstNumber: '1012345678 TQ0001',
      logo: null,
      accentColor: '#0a7d55',
    },
    parties: [{ label: words.billTo, lines: ['Harbour Homes Ltd', '1 Main St', 'Ottawa ON K1A 0A1'] }],
    facts: [{ label: words.dueDate, value: printedDay('2026-12-21', 'en') }],
    table: {
      columns: [
        { label: words.description, align: 'left', width: 6 },
        { label: words.quantity, align: 'right', width: 2 },
        { label: words.amount, align: 'right', width: 2 },
      ],
      rows: [['Panel swap, façade nord', '1', printedAmount('1234.5', 'en')]],
    },
    totals: [{ label: words.total, value: printedAmount('1395.00', 'en'), isStrong: true }],
    notes: [{ label: words.notes, text: 'Merci — à bientôt!' }],
    ...change,
  };
}

async function pagesOf(file: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(file)));
  return text.map((page) => page.replace(/\s+/g, ' '));
}

describe('a business document on paper', () => {
  it('prints accents, ligatures and dashes as they were typed', async () => {
    const [page] = await pagesOf(await renderBusinessPdf(invoice()));
    expect(page).toContain('Nordic Électrique — Œuvres & Cie');
    expect(page).toContain('GST/HST no. 123456789 RT0001');
    expect(page).toContain('Panel swap, façade nord');
    expect(page).toContain('1,395.00');
    expect(page).toContain('Page 1 of 1');
  });

  it('gives the same bytes for the same document, logo and all', async () => {
    const document = invoice({ sender: { ...invoice().sender, logo: PIXEL } });
    const first = await renderBusinessPdf(document);
    expect((await renderBusinessPdf(document)).equals(first)).toBe(true);
    expect((await drawBusinessPdf(document)).equals(first)).toBe(true);
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('goes on over pages with its heads again, loses no row, and says which page of how many', async () => {
    const rows = Array.from({ length: 120 }, (_, at) => [`Row #${at + 1}.`, '1', '10.00']);
    const pages = await pagesOf(await renderBusinessPdf(invoice({ table: { ...invoice().table, rows } })));
    expect(pages.length).toBeGreaterThan(2);
    pages.slice(0, 3).forEach((page, at) => {
      expect(page).toContain(`Page ${at + 1} of ${pages.length}`);
      expect(page).toContain('Description Quantity Amount');
    });
    for (const [name = ''] of rows) expect(pages.filter((page) => page.includes(name))).toHaveLength(1);
  });

  it('leaves the event loop to everybody else while it is drawn', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => [`Row #${at + 1}`, '1', '10.00']);
    const papers = Array.from({ length: 4 }, (_, at) =>
      renderBusinessPdf(invoice({ number: `INV-${at}`, table: { ...invoice().table, rows } })),
    );
    let turns = 0;
    let isDrawn = false;
    const turn = () => {
      turns++;
      if (!isDrawn) setImmediate(turn);
    };
    turn();
    const files = await Promise.all(papers);
    isDrawn = true;
    for (const file of files) expect(file.length).toBeGreaterThan(10_000);
    // Drawn on the loop, each paper would be one turn of it.
    expect(turns).toBeGreaterThan(500);
  });

  it('carries a description that is longer than a page on to the next', async () => {
    const sentence = Array.from({ length: 1500 }, (_, at) => `word${at}`).join(' ');
    const rows = [
      ['Before', '1', '1.00'],
      [sentence, '1', '2.00'],
      ['After', '1', '3.00'],
    ];
    const pages = await pagesOf(await renderBusinessPdf(invoice({ table: { ...invoice().table, rows } })));
    const all = pages.join(' ');
    expect(pages.length).toBeGreaterThan(1);
    expect(all).toContain('word0 ');
    expect(all).toContain('word1499');
    expect(all).toContain('After');
  });

  it('refuses a logo that is no picture in words that say what to do', async () => {
    const document = invoice({ sender: { ...invoice().sender, logo: Buffer.from('GIF89a') } });
    await expect(renderBusinessPdf(document)).rejects.toMatchObject({
      code: 'DOCUMENTS.LOGO_UNREADABLE',
      fix: 'Upload a PNG or JPEG file.',
    });
  });

  it('speaks French to those who read it', async () => {
    expect(printedAmount('1234567.5', 'fr')).toBe('1\u00a0234\u00a0567,50');
    expect(printedNumber('2.5', 'fr')).toBe('2,5');
    expect(printedAmount('99999999999999.99', 'en')).toBe('99,999,999,999,999.99');
    const words = wordsOf('fr');
    const [page] = await pagesOf(
      await renderBusinessPdf(invoice({ language: 'fr', title: words.invoice, number: 'F-1' })),
    );
    expect(page).toContain('Facture');
    expect(page).toContain('No TVQ 1012345678 TQ0001');
    expect(page).toContain('Page 1 de 1');
  });

  it('has every word in both languages', () => {
    expect(Object.keys(wordsOf('fr'))).toEqual(Object.keys(wordsOf('en')));
    expect(Object.values(wordsOf('fr')).every((word) => word !== '')).toBe(true);
  });
});
