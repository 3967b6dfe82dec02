import { reportFacts, tooLongForPaper } from './report-paper.js';

describe('a report on paper', () => {
  it('says what it covers, in the language of its reader', () => {
    const facts = reportFacts(
      { report: 'profitability', asOf: '2026-11-22', from: '2026-11-01', to: '2026-11-21' },
      ...(['CAD', 'fr'] as const),
    );
    expect(facts.map(({ label }) => label)).toEqual(['Période', 'Montants en']);
    expect(facts[0]?.value).toContain('21 nov. 2026');
  });

  it('advises a shorter period only where there is one', () => {
    expect(tooLongForPaper('productivity').fix).toContain('shorter period');
    for (const report of ['wip', 'budget', 'receivables', 'jobs'] as const)
      expect(tooLongForPaper(report).fix).not.toContain('period');
  });
});
