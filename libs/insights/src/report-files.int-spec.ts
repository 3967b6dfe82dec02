import { newId } from '#kernel';
import { Database, readTable } from '#platform';
import { BillingFixture } from '../../invoicing/src/testing/billing-fixture.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { InsightsModule } from './index.js';
import { REPORT_NAMES, type ReportName } from './report-files/report-columns.js';
import { ReportRows } from './report-files/report-rows.query.js';

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

  const FORMULA = '=HYPERLINK("https://thief.example","Open")';

  /** Of every report two rows at least, and a customer whose name would run as a formula. */
  const layOut = async () => {
    const jobs: string[] = [];
    for (const done of ['4', '7', '10']) jobs.push(await office.job(done));
    for (const jobId of jobs) {
      await office.approvedTime(jobId);
      const lines = [{ category: 'labour', amount: '4000.00' }];
      await office.call('PATCH', `/jobs/${jobId}/budget`, { version: 0, lines });
    }
    const { organizationId, customerId, contractorId } = office;
    await office.inOneTransaction(async () => {
      const { prisma } = test.app.get(Database);
      const [thief, zoe] = [newId(), newId()];
      await prisma.customer.create({ data: { organizationId, id: thief, displayName: FORMULA } });
      await prisma.contractor.create({ data: { organizationId, id: zoe, displayName: 'Zoé' } });
      const day = new Date('2026-11-02T00:00:00Z');
      const money = { subtotal: '100', taxAmount: '0', total: '100', balance: '100' };
      for (const whose of [customerId, customerId, thief])
        await prisma.invoice.create({
          data: {
            ...{ organizationId, id: newId(), number: newId(), direction: 'receivable', status: 'sent' },
            ...{ customerId: whose, invoiceDate: day, dueDate: day, ...money },
            currency: whose === thief ? 'USD' : 'CAD',
          },
        });
      for (const who of [contractorId, zoe])
        await prisma.timeEntry.create({
          data: {
            ...{ organizationId, contractorId: who, id: newId(), workDate: day, minutes: 60 },
            ...{ status: 'approved', costRate: '40' },
          },
        });
    });
  };

  beforeAll(async () => {
    test = await createTestApp([InsightsModule]);
    office = await BillingFixture.create(test);
    await layOut();
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

  it.each(REPORT_NAMES)(
    'of %s has every row of its list in its order, in Excel and on paper',
    async (report) => {
      const { items } = (await office.call<Answer>('GET', `/reports/${report}?limit=200`)).body;
      expect(items.length).toBeGreaterThanOrEqual(2);
      const { rawPayload } = await file(`report=${report}&format=xlsx`);
      const { rows } = await readTable(rawPayload, 'report.xlsx');
      expect(rows).toHaveLength(items.length);
      for (const [index, { number, name }] of items.entries())
        expect(rows[index]?.map(String)).toContain(number ?? name);
      const paper = await file(`report=${report}&format=pdf`);
      expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    },
  );

  it.each(REPORT_NAMES)(
    'of %s loses and repeats nothing where one portion ends and the next begins',
    async (report) => {
      const { items } = (await office.call<Answer>('GET', `/reports/${report}?limit=200`)).body;
      const asked = {
        ...{ report, by: 'job' as const, from: null, to: null, open: false },
        asOf: '2030-01-31',
      };
      const found: string[] = [];
      await office.as(async () => {
        for await (const rows of test.app.get(ReportRows).of<ReportName>(asked, 1))
          found.push(...rows.map(({ id }) => id));
      });
      expect(found).toEqual(items.map(({ id }: Answer) => id));
    },
  );

  it('runs no formula that somebody has as a name', async () => {
    const { body } = await file('report=receivables&format=csv');
    expect(body).toContain('HYPERLINK');
    expect(body).not.toMatch(/(^|,|\n)"?[=+@]/);
  });

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
