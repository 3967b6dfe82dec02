import type { InvoiceView } from '#invoicing';
import { newId } from '#kernel';
import { currentScope, Database } from '#platform';
import { type SignedIn, signIn } from '../../identity/src/testing/sign-in.js';
import { BillingFixture, type Refusal } from '../../invoicing/src/testing/billing-fixture.js';
import { eventually } from '../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { ApprovalsModule, type Finding } from './index.js';
import { ValidateInvoice } from './queries/validate-invoice.query.js';

interface Validation {
  invoiceId: string;
  canBeApproved: boolean;
  findings: Finding[];
  recommendation: { advice: string };
}

describe('validation rules', () => {
  let test: TestApp;
  let office: BillingFixture;
  let owner: SignedIn;
  let count = 0;

  const draft = async (line: object = {}): Promise<string> => {
    const lines = [{ itemId: office.itemId, quantity: String(++count), ...line }];
    const body = { direction: 'receivable', customerId: office.customerId, lines };
    return (await office.call<InvoiceView>('POST', '/invoices', body)).body.id;
  };
  const invoice = async (id: string) => (await office.call<InvoiceView>('GET', `/invoices/${id}`)).body;
  const validate = async (id: string) =>
    (await office.call<Validation>('POST', `/invoices/${id}/validate`)).body;
  const severityOf = async (id: string, rule: string) =>
    (await validate(id)).findings.find((finding) => finding.rule === rule)?.severity;
  const setRule = (body: object) => office.call('PATCH', '/validation-rules', { rules: [body] }, owner);

  beforeAll(async () => {
    test = await createTestApp([ApprovalsModule]);
    office = await BillingFixture.create(test);
    owner = await signIn(test, 'owner', { organizationId: office.organizationId });
  });

  afterAll(() => test.close());

  it('are switched, weighed and set by each organization', async () => {
    const id = await draft({ taxCodeId: null });
    expect(await severityOf(id, 'tax_code_present')).toBe('block');
    await setRule({ rule: 'tax_code_present', severity: 'look' });
    expect(await severityOf(id, 'tax_code_present')).toBe('look');
    expect((await validate(id)).recommendation).toEqual({
      advice: 'look',
      reasons: ['Line 1 (Labour) has no tax code.'],
      words: [{ code: 'tax_code_present.missing', values: { line: 1, description: 'Labour' } }],
    });
    await office.call('POST', `/invoices/${id}/submit`);
    const file = async (language: string) => {
      const url = `/api/v1/dashboard/invoices/pending/file?language=${language}`;
      return (await test.app.inject({ url, headers: office.manager.headers })).body;
    };
    expect(await file('fr')).toContain('La ligne 1 (Labour) n’a pas de code de taxe.');
    expect(await file('en')).toContain('Line 1 (Labour) has no tax code.');
    await setRule({ rule: 'tax_code_present', isOn: false });
    expect(await severityOf(id, 'tax_code_present')).toBeUndefined();
    const { body } = await office.call<{ items: object[] }>('GET', '/validation-rules');
    expect(body.items).toContainEqual(
      expect.objectContaining({ rule: 'tax_code_present', isOn: false, severity: 'look' }),
    );
    await setRule({ rule: 'tax_code_present', isOn: true, severity: 'block' });
  });

  it('refuse a setting that makes no sense, with the field and the fix', async () => {
    expect(await setRule({ rule: 'time_too_long', parameters: { maxHours: 99 } })).toMatchObject({
      status: 422,
      body: {
        code: 'APPROVALS.PARAMETER',
        field: 'parameters.maxHours',
        detail: 'maxHours must be a whole number from 1 to 24.',
      },
    });
    expect(await setRule({ rule: 'no_such_rule', isOn: true })).toMatchObject({ status: 404 });
  });

  it('mend what has one right answer, and take it back to the cent; who mended does not approve', async () => {
    const id = await draft({ taxCodeId: null });
    await office.call('POST', `/invoices/${id}/submit`);
    const before = await invoice(id);
    const fixed = await office.call<Validation>(
      'POST',
      `/invoices/${id}/findings/tax_code_present/fix`,
      undefined,
      office.manager,
    );
    expect(fixed).toMatchObject({ status: 200, body: { canBeApproved: true } });
    expect(Number((await invoice(id)).total)).toBeCloseTo(Number(before.total) * 1.13, 2);
    const own = await office.call<Refusal>('POST', `/invoices/${id}/approve`, undefined, office.manager);
    expect(own).toMatchObject({ status: 403, body: { code: 'APPROVALS.OWN_INVOICE' } });
    const unfix = () =>
      office.call<Refusal>(
        'POST',
        `/invoices/${id}/findings/tax_code_present/unfix`,
        undefined,
        office.manager,
      );
    expect(await unfix()).toMatchObject({ status: 200, body: { canBeApproved: false } });
    const { total, lines, taxBreakdown } = await invoice(id);
    expect({ total, lines, taxBreakdown }).toEqual({
      total: before.total,
      lines: before.lines,
      taxBreakdown: before.taxBreakdown,
    });
    expect(await unfix()).toMatchObject({ status: 409, body: { code: 'APPROVALS.NO_FIX' } });
  });

  it('mend what somebody changed in the same moment, and never take her change back', async () => {
    const id = await draft({ taxCodeId: null });
    const database = test.app.get(Database);
    const held = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const changing = office.inOneTransaction(async () => {
      await database.rows('UPDATE invoices SET version = version + 1 WHERE id = $1', [id]);
      await database.rows(`UPDATE invoice_lines SET description = 'As agreed' WHERE invoice_id = $1`, [id]);
      begun.resolve();
      await held.promise;
    });
    await begun.promise;
    const on = (what: string) =>
      office.call('POST', `/invoices/${id}/findings/tax_code_present/${what}`, undefined, office.manager);
    const fixing = on('fix');
    await eventually(async () => {
      const waiting = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
      return ((await database.unscoped.query(waiting)).rowCount ?? 0) > 0;
    }, 'the fix to wait');
    held.resolve();
    await changing;
    expect((await fixing).status).toBe(200);
    expect((await on('unfix')).status).toBe(200);
    expect((await invoice(id)).lines).toMatchObject([{ description: 'As agreed', taxCodeId: null }]);
  });

  it('say what cannot be mended, and what there is nothing to mend on', async () => {
    const id = await draft();
    const fix = (rule: string) => office.call<Refusal>('POST', `/invoices/${id}/findings/${rule}/fix`);
    expect(await fix('not_duplicate')).toMatchObject({
      status: 409,
      body: { code: 'APPROVALS.NO_AUTOMATIC_FIX' },
    });
    expect(await fix('tax_code_present')).toMatchObject({
      status: 409,
      body: { code: 'APPROVALS.NOTHING_TO_FIX' },
    });
    expect(await fix('no_such_rule')).toMatchObject({ status: 404 });
  });

  it('cost as many statements for 40 invoices with time as for one', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 40; index++) {
      const jobId = await office.job('10');
      const timeEntryId = await office.approvedTime(jobId);
      ids.push(await draft({ quantity: '1.5', jobId, jobLineNumber: 1, timeEntryId }));
    }
    const { pool } = test.app.get(Database);
    const query = pool.query.bind(pool) as (...args: unknown[]) => never;
    let statements = 0;
    pool.query = (...args: unknown[]) => {
      // Listeners of earlier tests may still be at work beside this.
      if (currentScope()?.actor.name === 'test') statements += 1;
      return query(...args);
    };
    const cost = async (some: readonly string[]) => {
      statements = 0;
      const found = await office.as(() => test.app.get(ValidateInvoice).many(some));
      expect(found.size).toBe(some.length);
      return statements;
    };
    const one = await cost(ids.slice(0, 1));
    expect(await cost(ids)).toBe(one);
    expect(one).toBeGreaterThan(5);
    expect(one).toBeLessThan(25);
    const { body } = await office.call<{ items: Validation[] }>('POST', '/invoices/bulk-validate', { ids });
    expect(body.items.map(({ invoiceId }) => invoiceId)).toEqual(ids);
  });

  it('are tried on the last 90 days before they are switched on', async () => {
    const long = newId();
    const { prisma } = test.app.get(Database);
    const { organizationId, contractorId } = office;
    await office.inOneTransaction(async () => {
      await prisma.timeEntry.create({
        data: {
          organizationId,
          contractorId,
          id: long,
          workDate: new Date('2026-10-01'),
          minutes: 900,
          status: 'approved',
        },
      });
    });
    const id = await draft({ timeEntryId: long });
    await office.call('POST', `/invoices/${id}/submit`);
    const tryOut = (parameters: object) =>
      office.call<{ found: number; hits: { invoiceId: string; hint: string }[]; lookedAt: number }>(
        'POST',
        '/validation-rules/time_too_long/back-test',
        { parameters },
        owner,
      );
    const strict = await tryOut({ maxHours: 14 });
    expect(strict.body.hits).toMatchObject([{ invoiceId: id, hint: 'open' }]);
    expect((await tryOut({ maxHours: 15 })).body).toMatchObject({ found: 0, hits: [] });
  });

  it('see time that overlaps other time of the same person, on an invoice or not', async () => {
    const { prisma } = test.app.get(Database);
    const { organizationId, contractorId } = office;
    const worked = async (from: string, to: string): Promise<string> => {
      const id = newId();
      const at = { startedAt: new Date(`2026-09-01T${from}Z`), endedAt: new Date(`2026-09-01T${to}Z`) };
      const workDate = new Date('2026-09-01');
      await office.inOneTransaction(async () => {
        await prisma.timeEntry.create({
          data: {
            ...{ organizationId, contractorId, id, workDate, minutes: 240, status: 'approved' },
            ...at,
          },
        });
      });
      return id;
    };
    const morning = await draft({ timeEntryId: await worked('08:00', '12:00') });
    expect(await severityOf(morning, 'time_overlap')).toBe('pass');
    await worked('12:00', '16:00');
    expect(await severityOf(morning, 'time_overlap')).toBe('pass');
    await worked('11:30', '15:30');
    expect(await severityOf(morning, 'time_overlap')).toBe('block');
  });

  it('see an expense without a receipt, and one that was handed in twice', async () => {
    const { prisma } = test.app.get(Database);
    const { organizationId, contractorId } = office;
    const spent = async (changes: object = {}): Promise<string> => {
      const id = newId();
      const expense = {
        category: 'materials',
        amount: '80',
        currency: 'CAD',
        status: 'approved',
        vendor: 'Depot',
      };
      await office.inOneTransaction(async () => {
        await prisma.expense.create({
          data: {
            organizationId,
            id,
            contractorId,
            expenseDate: new Date('2026-09-02'),
            ...expense,
            ...changes,
          },
        });
      });
      return id;
    };
    const id = await draft();
    const sourceId = await spent();
    await office.inOneTransaction(async () => {
      await prisma.invoiceEvidence.create({
        data: {
          ...{ organizationId, id: newId(), invoiceId: id, lineNumber: 1, direction: 'receivable' },
          ...{ kind: 'expense', sourceId },
        },
      });
    });
    expect(await severityOf(id, 'expense_has_receipt')).toBe('block');
    expect(await severityOf(id, 'receipt_not_duplicate')).toBe('pass');
    await spent();
    expect(await severityOf(id, 'receipt_not_duplicate')).toBe('look');
  });

  it('leave the rows of other organizations alone', async () => {
    const id = await draft();
    const stranger = await BillingFixture.create(test);
    expect(await stranger.call('POST', `/invoices/${id}/validate`)).toMatchObject({ status: 404 });
    expect(await stranger.call('POST', '/invoices/bulk-validate', { ids: [id] })).toMatchObject({
      body: { items: [] },
    });
  });
});
