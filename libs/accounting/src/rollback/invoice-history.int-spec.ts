import type { HistoryEntry } from '#invoicing';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { Disagreement } from '../testing/disagreement.js';
import { sandbox } from '../testing/sandbox.js';

interface History {
  items: HistoryEntry[];
  nextCursor: string | null;
}

/** One invoice through its life, as whoever keeps the books reads it afterwards. */
describe('the history of an invoice', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let both: Disagreement;
  let owner: SignedIn;
  let manager: SignedIn;
  let id: string;

  const inject = (
    method: 'GET' | 'POST' | 'PATCH',
    url: string,
    payload: object | undefined,
    headers: object,
  ) =>
    app.test.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...headers },
      ...(payload && { payload }),
    });
  const by = async (person: SignedIn, method: 'POST' | 'PATCH', url: string, payload?: object) => {
    const { statusCode, body } = await inject(method, url, payload, person.headers);
    if (statusCode >= 400) throw new Error(`${method} ${url}: ${body}`);
    return body === '' ? undefined : JSON.parse(body);
  };
  const read = async (invoiceId: string, query = '', headers: object = office.accountant.headers) => {
    const answer = await inject('GET', `/invoices/${invoiceId}/history${query}`, undefined, headers);
    expect(answer.statusCode).toBe(200);
    return answer.json<History>();
  };
  const change = async (changes: object) => {
    const { version } = (await office.read(id)) ?? { version: 0 };
    await office.must('PATCH', `/invoices/${id}`, { version, ...changes });
  };
  const draft = async (description: string, quantity: string): Promise<string> => {
    const { itemId, taxCodeId, customerId } = office;
    const lines = [{ itemId, taxCodeId, description, quantity, unitPrice: '100' }];
    const made = { direction: 'receivable', customerId, email: 'ap@example.test', lines };
    return (await office.must('POST', '/invoices', made)).body.id;
  };

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    both = new Disagreement(office);
    const { organizationId } = office;
    owner = await signIn(app.test, 'owner', { organizationId });
    manager = await signIn(app.test, 'manager', { organizationId });
    const { body } = await office.call<{ items: { rule: string }[] }>('GET', '/validation-rules');
    const rules = body.items.map(({ rule }) => ({ rule, isOn: true, severity: 'look' }));
    await by(owner, 'PATCH', '/validation-rules', { rules });
    id = await draft('Panel upgrade', '1');
  }, 60_000);

  afterAll(() => app.close());

  it('tells how it was written, decided, sent, booked, paid and voided, with who did it and what it changed', async () => {
    const { itemId, taxCodeId } = office;
    const line = { itemId, taxCodeId, unitPrice: '100', description: 'Panel upgrade' };
    await change({ customerMemo: 'Thank you', lines: [{ ...line, quantity: '3' }] });
    await office.must('POST', `/invoices/${id}/submit`);
    await by(manager, 'POST', `/invoices/${id}/reject`, { reason: 'Two hours were agreed.' });
    await change({
      lines: [
        { ...line, quantity: '2' },
        { ...line, description: 'Permit', quantity: '1' },
      ],
    });
    await office.must('POST', `/invoices/${id}/submit`);
    await by(manager, 'POST', `/invoices/${id}/approve`);
    await office.reached(id, 'confirmed');
    await office.must('POST', `/invoices/${id}/email`);
    await office.pay('100', [{ invoiceId: id, amount: '100' }]);
    await office.settled();
    const { items } = await read(id);
    const told = [...items].reverse().map(({ kind, actor, actorName }) => `${kind} ${actorName ?? actor}`);
    expect(told).toEqual([
      'created Test accountant',
      'changed Test accountant',
      'submitted Test accountant',
      'rejected Test manager',
      'changed Test accountant',
      'submitted Test accountant',
      'approved Test manager',
      'books-created system',
      'emailed Test accountant',
      'sent Test accountant',
      'payment-recorded Test accountant',
    ]);
    const [first, second] = items.filter(({ kind }) => kind === 'changed').reverse();
    expect(first?.changes).toEqual([
      { field: 'customerMemo', lineNumber: null, before: null, after: 'Thank you' },
      { field: 'quantity', lineNumber: 1, before: '1', after: '3' },
      { field: 'total', lineNumber: null, before: '113', after: '339' },
    ]);
    expect(second?.changes).toEqual([
      { field: 'quantity', lineNumber: 1, before: '3', after: '2' },
      { field: 'line', lineNumber: 2, before: null, after: 'Permit' },
    ]);
    const of = (kind: string) => items.find((one) => one.kind === kind);
    expect(of('rejected')).toMatchObject({ reason: 'Two hours were agreed.', amount: '339.00' });
    const findings = of('approved')?.findings ?? [];
    expect(findings.every(({ severity, words }) => severity === 'look' && words)).toBe(true);
    expect(of('books-created')).toMatchObject({
      about: office.company.name,
      evidence: { kind: 'sync-record', id, connectionId: office.connectionId },
      changes: [{ field: 'remoteId', after: await both.remoteIdOf('invoice', id) }],
    });
    expect(of('emailed')?.about).toBe('ap@example.test');
    expect(of('payment-recorded')).toMatchObject({ amount: '100.00', evidence: { kind: 'payment' } });
  }, 60_000);

  it('tells what the books did: a change there, a payment that came in, a conflict and who decided it', async () => {
    const { realm } = office.company;
    const remoteId = await both.remoteIdOf('invoice', id);
    await sandbox.edit(realm, 'invoice', remoteId, { CustomerMemo: { value: 'Agreed by phone' } });
    await both.hear('invoice', remoteId);
    const booked = await office.remote('invoice', 'invoice', id);
    const { Payment } = await sandbox.create(realm, 'payment', {
      ...{ CustomerRef: booked?.CustomerRef, TotalAmt: 239, TxnDate: '2026-11-20' },
      Line: [{ Amount: 239, LinkedTxn: [{ TxnId: remoteId, TxnType: 'Invoice' }] }],
    });
    await both.hear('payment', Payment?.Id ?? '');
    const { items } = await read(id);
    expect(items.find(({ kind }) => kind === 'changed-in-books')).toMatchObject({
      about: office.company.name,
      changes: [{ field: 'customerMemo', before: 'Thank you', after: 'Agreed by phone' }],
    });
    expect(items.find(({ kind }) => kind === 'payment-came-in')).toMatchObject({
      actor: 'system',
      amount: '239.00',
    });

    const other = await office.invoice('100');
    await office.settled();
    await both.hold();
    await by(owner, 'POST', `/invoices/${other}/void`, { reason: 'Billed twice.' });
    await office.reached(other, 'planned');
    const otherThere = await both.remoteIdOf('invoice', other);
    await sandbox.edit(realm, 'invoice', otherThere, { CustomerMemo: { value: 'Agreed by phone' } });
    await both.hear('invoice', otherThere);
    await both.decide((await both.about(other)).id, { choice: 'ours' });
    await both.goOn();
    const told = (await read(other)).items;
    expect(told.find(({ kind }) => kind === 'voided')).toMatchObject({
      ...{ actorName: 'Test owner', reason: 'Billed twice.' },
    });
    expect(told.find(({ kind }) => kind === 'conflict-opened')?.changes).toMatchObject([
      { field: 'customerMemo' },
    ]);
    expect(told.find(({ kind }) => kind === 'conflict-decided')).toMatchObject({
      ...{ actorName: 'Test accountant', changes: [{ field: 'customerMemo', after: 'ours' }] },
    });
    expect(told.map(({ kind }) => kind)).toContain('books-voided');
  }, 60_000);

  it('is the same page by page, and newest first', async () => {
    const { items } = await read(id);
    const paged: HistoryEntry[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: History = await read(id, `?limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(items);
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    const forged = await inject('GET', `/invoices/${id}/history?cursor=x`, undefined, manager.headers);
    expect(forged.statusCode).toBe(422);
  });

  it('says no more than the caller may see, and nothing to strangers', async () => {
    const key = async (...scopes: string[]) => {
      const { key } = await by(owner, 'POST', '/api-keys', { name: 'Reader', scopes });
      return { authorization: `Bearer ${key}` };
    };
    const kindsFor = async (headers: object) =>
      new Set((await read(id, '?limit=200', headers)).items.map(({ kind }) => kind));
    const narrow = await kindsFor(await key('invoices.read'));
    expect([...narrow].sort()).toEqual(['changed', 'created', 'emailed', 'sent', 'submitted']);
    const wider = await kindsFor(await key('invoices.read', 'approvals.read', 'payments.read'));
    for (const kind of ['approved', 'rejected', 'payment-recorded', 'payment-came-in'] as const)
      expect(wider).toContain(kind);
    expect(wider).not.toContain('books-created');
    const stranger = await signIn(app.test, 'owner', { organizationId: await app.test.createOrganization() });
    const answer = await inject('GET', `/invoices/${id}/history`, undefined, stranger.headers);
    expect(answer.statusCode).toBe(404);
  });
});
