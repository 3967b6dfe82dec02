import fc from 'fast-check';
import { Money } from '#kernel';
import { Database } from '#platform';
import { proofSeed, tries } from '../../kernel/src/testing/tries.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import type { CreditView } from './domain/credit.js';
import { type InvoiceView, InvoicingFacade, InvoicingModule } from './index.js';
import { BillingFixture } from './testing/billing-fixture.js';

type Step =
  | 'bill'
  | 'bill time'
  | 'bill costs'
  | 'bill everything'
  | 'reimburse'
  | 'use material'
  | 'bill order'
  | 'void'
  | 'void there'
  | 'credit'
  | 'void credit'
  | 'void credit there'
  | 'rebill'
  | 'progress';
const STEPS: Step[] = [
  ...(['bill', 'bill', 'bill time', 'bill costs', 'bill everything', 'reimburse', 'use material'] as const),
  ...(['bill order', 'bill order', 'void', 'void', 'credit', 'void credit', 'rebill', 'progress'] as const),
  ...(['void there', 'credit', 'credit', 'void credit there'] as const),
];

/** Whatever order people do things in, here or in the books: what is billed is what live invoices bill, less what live credits gave back. */
describe('what is billed', () => {
  let test: TestApp;
  let office: BillingFixture;
  let jobId: string;
  let invoices: string[];
  let credits: string[];
  let orderId: string;
  let papers = 0;

  const run: Record<Step, (pick: number) => Promise<unknown>> = {
    bill: async (pick) => {
      const lines = [
        {
          lineNumber: 1,
          quantity: Money.of((pick % 9) + 1)
            .dividedBy(4)
            .toString(),
        },
      ];
      const { status, body } = await office.call<InvoiceView>('POST', `/jobs/${jobId}/invoices`, { lines });
      if (status === 201) await keep(body.id);
    },
    'bill time': async () => {
      const period = { from: '2026-11-01', to: '2026-11-30' };
      const url = `/customers/${office.customerId}/invoices`;
      const { status, body } = await office.call<InvoiceView>('POST', url, period);
      if (status === 201) await keep(body.id);
    },
    'bill costs': async () => {
      const body = { sources: ['expenses', 'material'] };
      const answer = await office.call<InvoiceView>('POST', `/jobs/${jobId}/invoices`, body);
      if (answer.status === 201) await keep(answer.body.id);
    },
    'bill everything': async () => {
      const url = `/customers/${office.customerId}/invoices`;
      const { status, body } = await office.call<InvoiceView>('POST', url, { everything: true });
      if (status === 201) await keep(body.id);
    },
    reimburse: async () => {
      const url = `/contractors/${office.contractorId}/bills`;
      const wish = { number: `R-${++papers}`, everything: true };
      const { status, body } = await office.call<InvoiceView>('POST', url, wish);
      if (status === 201) await keep(body.id);
    },
    'use material': (pick) => office.material(jobId, String((pick % 5) + 1), '12.34'),
    'bill order': async (pick) => {
      const lines = [{ lineNumber: 1, quantity: String((pick % 6) + 1) }];
      const url = `/purchase-orders/${orderId}/bills`;
      const wish = { number: `O-${++papers}`, lines };
      const { status, body } = await office.call<InvoiceView>('POST', url, wish);
      if (status === 201) await keep(body.id);
    },
    progress: async (pick) => {
      const lines = [{ lineNumber: 1, percentToDate: String(pick % 101) }];
      const url = `/jobs/${jobId}/progress-invoices`;
      const { status, body } = await office.call<InvoiceView>('POST', url, { lines });
      if (status === 201) await keep(body.id);
    },
    void: (pick) => office.call('POST', `/invoices/${one(invoices, pick)}/void`, { reason: 'x' }),
    rebill: async (pick) => {
      const url = `/invoices/${one(invoices, pick)}/rebill`;
      const wish = { reason: 'x', number: `N-${++papers}` };
      const { status, body } = await office.call<InvoiceView>('POST', url, wish);
      if (status === 201) invoices.push(body.id);
    },
    credit: async (pick) => {
      const lines = [{ lineNumber: 1, quantity: '0.25' }];
      const body = { reason: 'x', returnsWork: true, lines, number: `C-${++papers}` };
      const url = `/invoices/${one(invoices, pick)}/credits`;
      const answer = await office.call<CreditView>('POST', url, body);
      if (answer.status === 201) credits.push(answer.body.id);
    },
    'void there': async (pick) => {
      const { invoices: store } = test.app.get(InvoicingFacade);
      const [stored] = (await office.as(() => store.readRecords([one(invoices, pick)]))).values();
      if (stored) await office.pull({ ...stored.record, status: 'void', balance: '0' });
    },
    'void credit there': async (pick) => {
      const facade = test.app.get(InvoicingFacade);
      const [stored] = (await office.as(() => facade.credits.readRecords([one(credits, pick)]))).values();
      if (!stored || stored.record.status === 'void') return;
      const { invoiceId, total, balance } = stored.record;
      const [paid] = (await office.as(() => facade.invoices.readRecords([invoiceId ?? '']))).values();
      const gone = { ...stored.record, status: 'void' as const, balance: '0' };
      await office.inOneTransaction(() => facade.credits.importRecords([gone]));
      // What is owed again comes from there too.
      const owed = Money.of(paid?.record.balance ?? '0')
        .plus(total)
        .minus(balance)
        .toString();
      if (paid && paid.record.status !== 'void') await office.pull({ ...paid.record, balance: owed });
    },
    'void credit': (pick) => office.call('POST', `/credits/${one(credits, pick)}/void`, { reason: 'x' }),
  };
  const one = (ids: readonly string[], pick: number) => ids[pick % Math.max(ids.length, 1)] ?? jobId;
  const keep = async (id: string) => {
    invoices.push(id);
    await office.approve(id);
  };

  beforeAll(async () => {
    test = await createTestApp([InvoicingModule]);
  });

  afterAll(() => test.close());

  it.each([7, proofSeed(2026)])(
    `is conserved over ${tries(40)} random steps (seed %i)`,
    async (seed) => {
      office = await BillingFixture.create(test);
      await office.settle({ expenseItemId: office.itemId, markupPercent: '12.5' });
      jobId = await office.job('10');
      [invoices, credits] = [[], []];
      orderId = await office.supplierOrder();
      for (const day of ['2026-11-02', '2026-11-03', '2026-11-04'])
        await office.approvedExpense(jobId, { day });
      for (const hourlyRate of ['90', '95', '100']) await office.approvedTime(jobId, { hourlyRate });
      await office.call('PUT', `/jobs/${jobId}/schedule-of-values`, {
        lines: [{ description: 'Lump sum', itemId: office.itemId, scheduledValue: '999.99' }],
      });
      const step = fc.tuple(fc.constantFrom(...STEPS), fc.nat(1000));
      for (const [name, pick] of fc.sample(step, { numRuns: tries(40), seed })) {
        await run[name](pick);
        expect(await faults()).toEqual([]);
      }
      expect(invoices.length).toBeGreaterThan(5);
    },
    tries(120_000),
  );

  /** Differences between what sources say is billed and what live documents bill, read straight from the tables. */
  async function faults(): Promise<string[]> {
    const rows = await office.as(() =>
      test.app.get(Database).rows<{ fault: string }>(FAULTS, [jobId, office.customerId, orderId]),
    );
    return rows.map(({ fault }) => fault);
  }
});

const FAULTS = `
  SELECT format('job line: %s is not %s', j.quantity_invoiced, want.quantity) AS fault
  FROM job_lines j, LATERAL (SELECT coalesce((SELECT sum(l.quantity) FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id
      WHERE l.job_id = j.job_id AND l.job_line_number = j.line_number AND i.status <> 'void'), 0)
    - coalesce((SELECT sum(c.quantity) FROM credit_lines c JOIN credits k ON k.id = c.credit_id
      JOIN invoices i ON i.id = k.invoice_id AND i.status <> 'void'
      WHERE c.job_id = j.job_id AND c.job_line_number = j.line_number AND k.status <> 'void'), 0) AS quantity) want
  WHERE j.job_id = $1 AND j.quantity_invoiced <> want.quantity
  UNION ALL
  SELECT format('schedule: %s is not %s', s.billed_value, want.amount)
  FROM billing_schedule_lines s, LATERAL (SELECT coalesce(sum(e.amount), 0) AS amount FROM invoice_evidence e
    WHERE e.source_id = s.id AND e.released_at IS NULL) want
  WHERE s.job_id = $1 AND s.billed_value <> want.amount
  UNION ALL
  SELECT format('time: %s while %s live', t.status, want.live)
  FROM time_entries t, LATERAL (SELECT count(*) AS live FROM invoice_evidence e JOIN invoices i ON i.id = e.invoice_id
    WHERE e.source_id = t.id AND e.released_at IS NULL AND i.status <> 'void') want
  WHERE t.job_id = $1 AND (t.status = 'invoiced') <> (want.live > 0)
  UNION ALL
  SELECT format('expense: %s while %s live', t.status, want.live)
  FROM expenses t, LATERAL (SELECT count(*) AS live FROM invoice_evidence e JOIN invoices i ON i.id = e.invoice_id
    WHERE e.source_id = t.id AND e.released_at IS NULL AND i.status <> 'void') want
  WHERE t.job_id = $1 AND (t.status = 'invoiced') <> (want.live > 0)
  UNION ALL
  SELECT format('material %s is live %s times', m.id, want.live)
  FROM stock_movements m, LATERAL (SELECT count(*) AS live FROM invoice_evidence e
    WHERE e.source_id = m.id AND e.released_at IS NULL) want
  WHERE m.job_id = $1 AND want.live > 1
  UNION ALL
  SELECT format('evidence of the void invoice %s is live', i.number)
  FROM invoice_evidence e JOIN invoices i ON i.id = e.invoice_id WHERE i.status = 'void' AND e.released_at IS NULL
  UNION ALL
  SELECT format('order: %s for %s billed, %s for %s wanted', d.quantity_billed, d.amount_billed, want.quantity, want.amount)
  FROM purchase_order_line_details d, LATERAL (
    SELECT coalesce(sum(quantity), 0) AS quantity, coalesce(sum(amount), 0) AS amount FROM (
      SELECT l.quantity, l.amount FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id
      WHERE i.purchase_order_id = $3 AND l.purchase_order_line_number = d.line_number AND i.status <> 'void'
      UNION ALL
      SELECT -c.quantity, -c.amount FROM credit_lines c JOIN credits k ON k.id = c.credit_id
      JOIN invoice_lines l ON l.invoice_id = k.invoice_id AND l.line_number = c.invoice_line_number
      JOIN invoices i ON i.id = l.invoice_id
      WHERE i.purchase_order_id = $3 AND l.purchase_order_line_number = d.line_number AND k.status <> 'void'
        AND i.status <> 'void') one) want
  WHERE d.purchase_order_id = $3 AND (d.quantity_billed, d.amount_billed) IS DISTINCT FROM (want.quantity, want.amount)
  UNION ALL
  SELECT format('order: %s billed of %s', d.quantity_billed, d.quantity_limit)
  FROM purchase_order_line_details d WHERE d.purchase_order_id = $3 AND d.quantity_billed > d.quantity_limit
  UNION ALL
  SELECT format('invoice %s: %s of %s open, %s settled', i.number, i.balance, i.total, want.settled)
  FROM invoices i, LATERAL (SELECT coalesce(sum(a.amount), 0) AS settled FROM credit_applications a
    WHERE a.invoice_id = i.id AND a.reverted_at IS NULL) want
  WHERE i.customer_id = $2 AND i.status <> 'void' AND i.balance + want.settled <> i.total`;
