import { type PaperOfList, paperOfList } from './list-file.js';

const LIST: PaperOfList = {
  file: {
    title: ['Profit', 'Rentabilité'],
    columns: [
      { head: ['Job', 'Travail'], width: 3 },
      { head: ['Margin', 'Marge'], width: 1, isNumber: true },
      { head: ['Jobs', 'Travaux'], width: 1, isNumber: true },
    ],
    facts: () => [{ label: 'Montants en', value: 'CAD' }],
  },
  rows: [
    ['Toit', '-1234.50', '3'],
    ['Mur', null, '0'],
  ],
  ...{ language: 'fr', timezone: 'America/Vancouver', date: '2026-11-21' },
  madeAt: new Date('2026-11-22T06:30:00Z'),
  sender: {
    ...{ name: 'Toits Côté', lines: [], gstNumber: null, qstNumber: null, logo: null, accentColor: null },
  },
};

describe('a list on paper', () => {
  it('says what it covers and when it was made, by the calendar of the organization', () => {
    const { date, title, facts } = paperOfList(LIST);
    expect([date, title]).toEqual(['2026-11-21', 'Rentabilité']);
    expect(facts.map(({ label }) => label)).toEqual(['Montants en', 'Produit le', 'Lignes']);
    expect(facts[1]?.value).toMatch(/21 nov\. 2026.*22 h 30/);
    expect(facts[2]?.value).toBe('2');
  });

  it('writes figures as the language does, and says where there is none', () => {
    const { table } = paperOfList(LIST);
    expect(table.rows.map((row) => row.map((cell) => cell.replace(/\s/g, ' ')))).toEqual([
      ['Toit', '-1 234,50', '3'],
      ['Mur', '–', '0'],
    ]);
    expect(table.columns.map(({ label, align }) => [label, align])).toEqual([
      ['Travail', 'left'],
      ['Marge', 'right'],
      ['Travaux', 'right'],
    ]);
  });
});
