import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type SignedIn, signIn } from '../../identity/src/testing/sign-in.js';
import { eventually } from '../../platform/src/testing/eventually.js';
import { type CollectedSpan, TraceCollector } from '../../platform/src/testing/trace-collector.js';
import { AccountingApp } from './testing/accounting-app.js';
import { BooksOffice } from './testing/books-office.js';
import { sandbox, sandboxEnv } from './testing/sandbox.js';

const CANARY = 'c4n4ry for Margaret';
const TRACE = '0af7651916cd43dd8448eb211c80319c';

/** Stands before the books and notes what the calls say of their trace. */
class Doorway {
  readonly traceparents = new Map<string, string[]>();

  private constructor(private readonly server: Server) {}

  static async open(target: string): Promise<Doorway> {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      doorway.note(
        `${request.method} ${request.url?.split('?')[0]?.split('/').at(-1)}`,
        request.headers.traceparent,
      );
      const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
      const answer = await fetch(`${target}${request.url}`, {
        method: request.method,
        headers: headers as Record<string, string>,
        ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      });
      const type = answer.headers.get('content-type') ?? 'application/json';
      response
        .writeHead(answer.status, { 'content-type': type })
        .end(Buffer.from(await answer.arrayBuffer()));
    });
    const doorway = new Doorway(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return doorway;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private note(call: string, traceparent: string | string[] | undefined): void {
    this.traceparents.set(call, [...(this.traceparents.get(call) ?? []), String(traceparent)]);
  }
}

/** What an operator sees of an invoice's way: from the click to the call that made it in the books. */
describe('the trace of an approval', () => {
  let collector: TraceCollector;
  let doorway: Doorway;
  let app: AccountingApp;
  let office: BooksOffice;
  let manager: SignedIn;

  beforeAll(async () => {
    collector = await TraceCollector.start();
    doorway = await Doorway.open(sandboxEnv().QBO_API_URL ?? '');
    app = await AccountingApp.start({ ...collector.env, QBO_API_URL: doorway.url });
    office = await BooksOffice.open(app);
    manager = await signIn(app.test, 'manager', { organizationId: office.organizationId });
  }, 60_000);
  afterEach(() => sandbox.clearFaults());
  afterAll(async () => {
    await app.close();
    await doorway.close();
    await collector.close();
  });

  const draft = async (amount: string): Promise<string> => {
    const { itemId, taxCodeId, customerId } = office;
    const { body } = await office.must('POST', '/invoices', {
      ...{ direction: 'receivable', customerId, invoiceDate: '2026-11-10', customerMemo: CANARY },
      lines: [{ itemId, taxCodeId, quantity: '1', unitPrice: amount, description: CANARY }],
    });
    await office.must('POST', `/invoices/${body.id}/submit`);
    return body.id;
  };
  /** As a program of the office's own would, that traces as well. */
  const approve = (id: string, trace: string) =>
    app.test.app.inject({
      method: 'POST',
      url: `/api/v1/invoices/${id}/approve`,
      headers: { ...manager.headers, traceparent: `00-${trace}-b7ad6b7169203331-01` },
    });
  const inTrace = (trace: string, name: string) =>
    eventually(
      async () => collector.spans.find((span) => span.traceId === trace && span.name === name),
      `${name} in the trace`,
    );
  const above = (span: CollectedSpan) =>
    eventually(async () => collector.parentOf(span), `the parent of ${span.name}`);

  it("leads from the caller's own span over the event and its job to the call that made the invoice there", async () => {
    const id = await draft('81.25');
    expect((await approve(id, TRACE)).statusCode).toBe(200);
    await office.reached(id, 'confirmed');
    let span = await inTrace(TRACE, 'POST /v3/company/{id}/invoice');
    expect(span).toMatchObject({
      kind: 'client',
      attributes: { 'http.response.status_code': 200, 'url.template': '/v3/company/{id}/invoice' },
    });
    expect(doorway.traceparents.get('POST invoice')).toEqual([`00-${TRACE}-${span.spanId}-01`]);
    const names: string[] = [];
    while (span.parentSpanId !== 'b7ad6b7169203331') {
      span = await above(span);
      names.push(span.name);
    }
    expect(names).toEqual([
      'quickbooks-online push',
      'create invoice',
      'InvoiceListener.handle',
      'process event.accounting.invoices',
      'send event.accounting.invoices',
      expect.stringMatching(/^Decide\./),
      'POST /api/v1/invoices/:id/approve',
    ]);
    expect(span).toMatchObject({
      kind: 'server',
      attributes: {
        'http.route': '/api/v1/invoices/:id/approve',
        'invoicepatch.organization.id': office.organizationId,
      },
    });
  });

  it('links the sender that worked the write off, and says which write of which connection it was', async () => {
    const created = await inTrace(TRACE, 'create invoice');
    const sender = await eventually(async () =>
      collector.spans.find(({ spanId }) => spanId === created.links[0]),
    );
    expect(sender.name).toBe('process accounting.push');
    expect(created.attributes).toMatchObject({
      'invoicepatch.connection.id': office.connectionId,
      'invoicepatch.entity': 'invoice',
      'invoicepatch.operation': 'create',
      'invoicepatch.attempt': 1,
    });
  });

  it('tells what the books refused in one word, and of the second try that it belongs to the same approval', async () => {
    const trace = TRACE.replace('0af', 'bad');
    await sandbox.fault({
      kind: 'http-503',
      realm: office.company.realm,
      method: 'POST',
      path: '/invoice',
      count: 1,
    });
    const id = await draft('82.50');
    await approve(id, trace);
    await office.reached(id, 'confirmed');
    const tries = await eventually(async () => {
      const found = collector.spans.filter(
        (span) => span.traceId === trace && span.name === 'create invoice',
      );
      return found.length > 1 && found;
    });
    const [first] = tries.filter(({ hasFailed }) => hasFailed);
    expect(first?.attributes).toMatchObject({
      'error.type': expect.stringMatching(/^(unavailable|timeout-unknown)$/),
    });
    const refused = collector.spans.find(
      (span) => span.traceId === trace && span.attributes['error.type'] === '503',
    );
    expect(refused).toMatchObject({ kind: 'client', hasFailed: true });
  });

  it('holds nothing of the invoice, its customer, its amounts, the company or the keys', async () => {
    const all = collector.bodies.join();
    const [customer] = await sandbox.documents(office.company.realm, 'customer');
    const { accessToken, email } = manager;
    for (const secret of [
      CANARY,
      accessToken,
      email,
      office.company.realm,
      office.company.name,
      '81.25',
      String(customer?.DisplayName),
    ])
      expect(all).not.toContain(secret);
  });
});
