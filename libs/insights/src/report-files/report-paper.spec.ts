import { type ReportPaper, reportPaper, tooLongForPaper } from './report-paper.js';

const PAPER: ReportPaper = {
  asked: {
    ...{ report: 'profitability', by: 'job', open: false, asOf: '2026-11-22' },
    ...{ from: '2026-11-01', to: '2026-11-21' },
  },
  ...{ title: 'Rentabilité par travail', heads: ['Travail', 'Marge', 'Travaux'], language: 'fr' },
  columns: [{ width: 3 }, { width: 1, isNumber: true }, { width: 1, isNumber: true }],
  rows: [['Toit', '-1234.50', '3']],
  ...{ currency: 'CAD', timezone: 'America/Vancouver', madeAt: new Date('2026-11-22T06:30:00Z') },
  sender: {
    ...{ name: 'Toits Côté', lines: [], gstNumber: null, qstNumber: null, logo: null, accentColor: null },
  },
};

describe('a report on paper', () => {
  it('says what it covers and when it was made, by the calendar of the organization', () => {
    const { date, facts } = reportPaper(PAPER);
    expect(date).toBe('2026-11-21');
    expect(facts.map(({ label }) => label)).toEqual(['Période', 'Montants en', 'Produit le', 'Lignes']);
    expect(facts[0]?.value).toContain('21 nov. 2026');
    expect(facts[2]?.value).toMatch(/21 nov\. 2026.*22 h 30/);
  });

  it('writes figures as the language does, and says where there is none', () => {
    const { table } = reportPaper({
      ...PAPER,
      rows: [
        ['Toit', '-1234.50', '3'],
        ['Mur', null, '0'],
      ],
    });
    expect(table.rows.map((row) => row.map((cell) => cell.replace(/\s/g, ' ')))).toEqual([
      ['Toit', '-1 234,50', '3'],
      ['Mur', '–', '0'],
    ]);
    expect(table.columns.map(({ align }) => align)).toEqual(['left', 'right', 'right']);
  });

  it('advises a shorter period only where there is one', () => {
    expect(tooLongForPaper('productivity').fix).toContain('shorter period');
    for (const report of ['wip', 'budget', 'receivables', 'jobs'] as const)
      expect(tooLongForPaper(report).fix).not.toContain('period');
  });
});
