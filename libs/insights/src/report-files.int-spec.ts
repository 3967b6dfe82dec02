import { readTable } from '#platform';
import { BillingFixture } from '../../invoicing/src/testing/billing-fixture.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { InsightsModule } from './index.js';

// biome-ignore lint/suspicious/noExplicitAny: answers are read as a stranger's program would read them
type Answer = any;

describe('a report as a file', () => {
  let test: TestApp;
  let office: BillingFixture;

  const file = async (query: string, of = office) => {
    const { headers } = of.accountant;
    const answer = await test.app.inject({ method: 'GET', url: `/api/v1/reports/file?${query}`, headers });
    expect(answer.statusCode).toBe(200);
    return answer;
  };

  beforeAll(async () => {
    test = await createTestApp([InsightsModule]);
    office = await BillingFixture.create(test);
    for (const done of ['4', '7', '10']) await office.job(done);
  });
  afterAll(() => test.close());

  it('has the rows and the order of its list, with headings in the language that is asked for', async () => {
    const { items } = (await office.call<Answer>('GET', '/reports/wip')).body;
    const { body, headers } = await file('report=wip&format=csv&language=fr&asOf=2030-01-31');
    const [head, ...rows] = body.slice(1).trim().split('\r\n');
    expect(head).toBe(
      'Numéro,Travail,Contrat,Fait %,Coût,Gagné,Facturé,À facturer,Facturé d’avance,Budget,Coût pour finir',
    );
    expect(rows.map((row) => row.split(',')[0])).toEqual(items.map(({ number }: Answer) => number));
    expect(rows[0]).toContain(',10000.00,');
    expect(headers['content-disposition']).toContain('wip-2030-01-31.csv');
  });

  it.each(['profitability', 'wip', 'budget', 'receivables', 'productivity', 'jobs'])(
    'of %s opens in Excel with every row of the list, and is printed',
    async (report) => {
      const { items } = (await office.call<Answer>('GET', `/reports/${report}?limit=200`)).body;
      const { rawPayload } = await file(`report=${report}&format=xlsx`);
      expect((await readTable(rawPayload, 'report.xlsx')).rows).toHaveLength(items.length);
      const paper = await file(`report=${report}&format=pdf`);
      expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    },
  );

  it('shows an organization its own rows only, also while two are streamed at once', async () => {
    const other = await BillingFixture.create(test);
    await other.job('3');
    const [ours, theirs] = await Promise.all([
      file('report=wip&format=csv'),
      file('report=wip&format=csv', other),
    ]);
    const linesOf = (body: string) => body.trim().split('\r\n').length;
    expect([linesOf(ours.body), linesOf(theirs.body)]).toEqual([4, 2]);
  });

  it('that nobody knows is refused with the field', async () => {
    expect(await office.call<Answer>('GET', '/reports/file?report=secrets&format=csv')).toMatchObject({
      status: 422,
      body: { field: 'report' },
    });
  });
});
