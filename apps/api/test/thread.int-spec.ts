import { createHmac } from 'node:crypto';
import type { TenantRole } from '#identity';
import {
  type SandboxCompany,
  type SandboxDocument,
  sandbox,
  sandboxEnv,
} from '../../../libs/accounting/src/testing/sandbox.js';
import { type SignedIn, signIn } from '../../../libs/identity/src/testing/sign-in.js';
import { Outside } from '../../../libs/notifications/src/testing/notifications-fixture.js';
import { eventually } from '../../../libs/platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../../libs/platform/src/testing/test-app.js';
import { FEATURES } from '../src/app.module.js';

// biome-ignore lint/suspicious/noExplicitAny: answers are read as a stranger's program would read them
type Answer = any;

/** From an estimate that a customer accepted to money in the books and back, over HTTP and as the people who do it. */
describe('the thread through the operations', () => {
  let test: TestApp;
  let organizationId: string;
  let company: SandboxCompany;
  let connection: string;
  const people = new Map<TenantRole, SignedIn>();
  /** A program that hears of everything. */
  const program = new Outside();
  const told = (): Answer[] => program.at('/all').map(({ body }) => JSON.parse(body.toString()));

  async function call(
    role: TenantRole,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    payload?: object,
    status?: number,
  ): Promise<Answer> {
    const answer = await test.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: people.get(role)?.headers,
      payload,
    });
    if (status === undefined ? answer.statusCode >= 400 : answer.statusCode !== status) {
      throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`);
    }
    return answer.body.startsWith('{') ? answer.json() : undefined;
  }
  const get = (path: string) => call('accountant', 'GET', path);
  const succeeded = (runId: string) =>
    eventually(
      async () =>
        (await get(`/integrations/${connection}/runs`)).items.find((run: Answer) => run.id === runId)
          ?.status === 'succeeded',
      'the run to end',
      40_000,
    );

  beforeAll(async () => {
    test = await createTestApp(FEATURES, { env: sandboxEnv() });
    organizationId = await test.createOrganization();
    for (const role of ['owner', 'manager', 'dispatcher', 'accountant'] as const)
      people.set(role, await signIn(test, role, { organizationId }));
    company = await sandbox.createCompany();
    await program.listen();
    const all = { url: `${program.address}/all`, events: ['*'] };
    await call('owner', 'POST', '/webhook-endpoints', all);
  });

  afterAll(async () => {
    await test.close();
    program.close();
  });

  it('links a company by the browser that began, and by no other', async () => {
    const begun = await test.app.inject({
      method: 'POST',
      url: '/api/v1/integrations/quickbooks-online/authorize',
      headers: people.get('owner')?.headers,
      payload: {},
    });
    const { code, state, realmId } = await sandbox.consent(begun.json<{ url: string }>().url, company.realm);
    const callback = (cookie: string) =>
      test.app.inject({
        method: 'GET',
        url: `/api/v1/integrations/quickbooks-online/callback?${new URLSearchParams({ code, state, realmId })}`,
        headers: { cookie },
      });
    const proof = String(begun.headers['set-cookie']).split(';')[0] ?? '';
    const linked = await callback(`theme=dark; ${proof}`);
    expect([linked.statusCode, linked.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(linked.body).toContain(company.name);
    const [integration] = (await get('/integrations')).items;
    expect(integration).toMatchObject({ status: 'pending', companyId: company.realm });
    connection = integration.id;
  });

  it('tells a person in words why a callback is refused', async () => {
    const begun = await call('owner', 'POST', '/integrations/quickbooks-online/authorize', {});
    const { code, state, realmId } = await sandbox.consent(begun.url, company.realm);
    const url = (query: Record<string, string>) =>
      `/api/v1/integrations/quickbooks-online/callback?${new URLSearchParams(query)}`;
    const refused = [
      await test.app.inject({
        method: 'GET',
        url: url({ code, state, realmId }),
        headers: { cookie: 'invoicepatch_oauth=forged' },
      }),
      await test.app.inject({ method: 'GET', url: url({ state, error: 'access_denied' }) }),
      await test.app.inject({ method: 'GET', url: url({ code, state: '<script>' }) }),
    ];
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403]);
    expect(refused[1]?.body).toContain('You did not allow access');
    expect(refused[2]?.body).not.toContain('<script>');
  });

  it('pulls the company once the owner has confirmed it', async () => {
    await call('owner', 'POST', `/integrations/${connection}/sync`, {}, 409);
    const { runId } = await call('owner', 'POST', `/integrations/${connection}/confirm`);
    await succeeded(runId);
    const status = await get(`/integrations/${connection}/status`);
    expect(status.linked.customer).toBe((await sandbox.documents(company.realm, 'customer')).length);
    expect(status.currentRun.progress.invoice).toMatchObject({ done: true });
    expect(Date.parse(status.authorizedUntil)).toBeGreaterThan(Date.now());
  }, 60_000);

  it('makes a job of an accepted estimate, bills it, and has it in the books, paid', async () => {
    const [order] = (await get('/purchase-orders?direction=customer&status=approved')).items;
    const job = await call('dispatcher', 'POST', `/purchase-orders/${order.id}/jobs`, {});
    expect(job.number).toMatch(/^JOB-\d{8}-\d{3}$/);
    const started = await call('dispatcher', 'POST', `/jobs/${job.id}/start`, { version: job.version });
    await call('dispatcher', 'POST', `/jobs/${job.id}/complete`, { version: started.version, allDone: true });
    const draft = await call('accountant', 'POST', `/jobs/${job.id}/invoices`, {});
    await call('accountant', 'POST', `/invoices/${draft.id}/submit`, { version: draft.version });
    await call('manager', 'POST', `/invoices/${draft.id}/approve`, {});
    const operation = await eventually(
      async () =>
        (await get(`/integrations/${connection}/operations?recordId=${draft.id}`)).items.find(
          (one: Answer) => one.status === 'confirmed',
        ),
      'the invoice to be in the books',
    );
    const remote = (await sandbox.documents(company.realm, 'invoice')).find(
      ({ Id }) => Id === operation.remoteId,
    ) as SandboxDocument;
    expect(Number(draft.total)).toBe(remote.TotalAmt);
    expect(operation.label).toBe(remote.DocNumber);
    await sandbox.create(company.realm, 'payment', {
      CustomerRef: remote.CustomerRef,
      CurrencyRef: remote.CurrencyRef,
      TotalAmt: remote.TotalAmt,
      Line: [{ Amount: remote.TotalAmt, LinkedTxn: [{ TxnId: remote.Id, TxnType: 'Invoice' }] }],
    });
    const { runs } = await call('accountant', 'POST', '/accounting/sync-all');
    await succeeded(runs[0].runId);
    expect(await get(`/invoices/${draft.id}`)).toMatchObject({ status: 'paid', balance: '0.00' });
    const { snapshot, fromAccounting } = await call('accountant', 'POST', `/accounting/jobs/${job.id}/sync`);
    expect(fromAccounting).toBe(true);
    expect(snapshot).toMatchObject({
      source: 'accounting',
      figures: { invoiced: { amount: draft.subtotal, source: 'accounting' } },
    });
  }, 60_000);

  it('shows the reports of the books, and names those it has', async () => {
    expect((await get('/accounting/reports/aged-receivables')).content).toHaveProperty(
      'Header.ReportName',
      'AgedReceivables',
    );
    const unknown = await call('accountant', 'GET', '/accounting/reports/secrets', undefined, 404);
    expect(unknown.detail).toContain('aged-receivables');
    const backwards = '/accounting/reports/aged-receivables?from=2026-11-02&to=2026-11-01';
    expect(await call('accountant', 'GET', backwards, undefined, 422)).toMatchObject({
      code: 'REPORT.DATES_REVERSED',
      field: 'to',
    });
  });

  it.each(['weekly', '', null, 10, {}])('refuses to read the company as often as %j', async (frequency) => {
    const refused = await call('owner', 'PATCH', `/integrations/${connection}`, { frequency }, 422);
    expect(refused.errors).toMatchObject([{ field: 'frequency' }]);
  });

  it('has the words of a person decide a conflict', async () => {
    const [customer] = (await get('/customers?limit=1')).items;
    const mappings = (await get(`/integrations/${connection}/mappings?entity=customer&limit=200`)).items;
    const remoteId = mappings.find((mapping: Answer) => mapping.recordId === customer.id).remoteId;
    await call('owner', 'PATCH', `/integrations/${connection}`, { push: false });
    const before = await get(`/customers/${customer.id}`);
    await sandbox.edit(company.realm, 'customer', remoteId, {
      PrimaryPhone: { FreeFormNumber: '905-555-0100' },
    });
    await call('accountant', 'PATCH', `/customers/${customer.id}`, {
      version: before.version,
      phone: '416-555-0199',
    });
    const { runId } = await call('accountant', 'POST', `/integrations/${connection}/sync`, { kind: 'delta' });
    await succeeded(runId);
    const [conflict] = (await get('/conflicts')).items;
    expect(conflict).toMatchObject({
      entity: 'customer',
      fields: ['phone'],
      ours: { phone: '416-555-0199' },
      theirs: { phone: '905-555-0100' },
    });
    await call('accountant', 'POST', `/conflicts/${conflict.id}/resolve`, { choice: 'theirs' });
    expect((await get(`/customers/${customer.id}`)).phone).toBe('905-555-0100');
    await call('accountant', 'POST', `/conflicts/${conflict.id}/resolve`, { choice: 'ours' }, 404);
    await call('owner', 'PATCH', `/integrations/${connection}`, { push: true });
  }, 60_000);

  it('has told a program all of it, each record in its own order', async () => {
    const chain = [
      'job.created.v1',
      'job.moved.v1',
      'job.completed.v1',
      'invoice.submitted.v1',
      'invoice.approved.v1',
    ];
    const books = ['sync_run.finished.v1', 'sync_conflict.opened.v1'];
    await eventually(
      () => Promise.resolve([...chain, ...books].every((type) => told().some((one) => one.type === type))),
      'every step to be told',
    );
    const jobs = told().filter(({ type }) => type.startsWith('job.'));
    const inOrder = jobs.toSorted((one, other) => one.subject.sequence - other.subject.sequence);
    expect(new Set(jobs.map(({ subject }) => subject.id)).size).toBe(1);
    expect(inOrder.map(({ subject }) => subject.sequence)).toEqual(inOrder.map((_, index) => index + 1));
    expect(inOrder.map(({ subject }) => subject.version)).toEqual(
      inOrder.map(({ subject }) => subject.version).toSorted((one, other) => one - other),
    );
    expect(inOrder.at(-1).data).toMatchObject({
      status: 'completed',
      contractAmount: expect.stringMatching(/\.\d\d$/),
    });
  });

  it('pauses, resumes and ends a connection', async () => {
    expect((await call('owner', 'PATCH', `/integrations/${connection}`, { paused: true })).status).toBe(
      'paused',
    );
    await call('accountant', 'POST', `/integrations/${connection}/sync`, {}, 409);
    expect((await call('owner', 'PATCH', `/integrations/${connection}`, { paused: false })).status).toBe(
      'active',
    );
    await call('owner', 'DELETE', `/integrations/${connection}`);
    expect((await get('/integrations')).items).toEqual([]);
  });

  it('still takes a financial snapshot of a job when no books are connected', async () => {
    const [job] = (await get('/jobs')).items;
    const { snapshot, fromAccounting } = await call('accountant', 'POST', `/accounting/jobs/${job.id}/sync`);
    expect([fromAccounting, snapshot.source]).toEqual([false, 'operations']);
    const report = await call('accountant', 'GET', '/accounting/reports/profit-loss', undefined, 409);
    expect(report.fix).toBe('Connect one first.');
  });

  it('refuses notices that nobody signed', async () => {
    const payload = '[]';
    const forged = createHmac('sha256', 'another token').update(payload).digest('base64');
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/v1/webhooks/quickbooks-online',
      payload,
      headers: { 'content-type': 'application/json', 'intuit-signature': forged },
    });
    expect(answer.statusCode).toBe(401);
  });
});
