import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { ConflictsRepository } from './conflicts.repository.js';
import { LinksRepository } from './links.repository.js';
import { OperationsRepository } from './operations.repository.js';

interface Order {
  id: string;
  number: string;
  status: string;
  version: number;
  total: string;
  dueDate: string | null;
  customerNotes: string | null;
  lines: { lineNumber: number; quantity: string }[];
}

interface Refusal {
  code: string;
  fix?: string;
}

type Direction = 'supplier' | 'customer';

const KINDS = {
  supplier: { entity: 'purchase-order', name: 'purchaseorder' },
  customer: { entity: 'estimate', name: 'estimate' },
} as const;

/** Orders to suppliers and of customers, here and in the books. */
describe('an order', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let owner: SignedIn;

  const call = async <T = Order>(method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) => {
    const { headers } = owner;
    const path = `/api/v1/purchase-orders${url}`;
    const answer = await app.test.app.inject({ method, url: path, headers, ...(payload && { payload }) });
    const body = answer.body === '' ? undefined : answer.json<T>();
    return { status: answer.statusCode, body: body as T };
  };
  const read = async (id: string) => (await call('GET', `/${id}`)).body;
  const entered = async (direction: Direction, changes: object = {}): Promise<Order> => {
    const { customerId, contractorId, itemId, taxCodeId } = office;
    const party = direction === 'customer' ? { customerId } : { contractorId };
    const lines = [{ itemId, taxCodeId, description: 'Copper pipe', quantity: '10', unitPrice: '4.05' }];
    const { body } = await call('POST', '', {
      ...{ direction, orderDate: '2026-11-12', lines, ...party },
      ...changes,
    });
    return body;
  };
  const step = async (id: string, name: string, more: object = {}) => {
    const { version } = await read(id);
    const answer = await call('POST', `/${id}/${name}`, { version, ...more });
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  };
  const approved = async (direction: Direction, changes: object = {}): Promise<Order> =>
    step((await entered(direction, changes)).id, 'approve');
  const change = async (id: string, changes: object) => {
    const { version } = await read(id);
    expect(await call('PATCH', `/${id}`, { version, ...changes })).toMatchObject({ status: 200 });
  };
  const revise = async (id: string, changes: object) => {
    const { version } = await read(id);
    const wish = { version, reason: 'As agreed', ...changes };
    const { body } = await call<{ number: number }>('POST', `/${id}/revisions`, wish);
    expect(await call('POST', `/${id}/revisions/${body.number}/approve`)).toMatchObject({ status: 200 });
  };
  const received = async (id: string) => {
    const lines = [{ lineNumber: 1, quantity: '1' }];
    expect(await call('POST', `/${id}/receipts`, { receivedOn: '2026-11-14', lines })).toMatchObject({
      status: 201,
    });
  };
  const there = (direction: Direction, id: string) => {
    const { entity, name } = KINDS[direction];
    return office.remote(entity, name, id);
  };
  const numbered = async (direction: Direction, number: string) =>
    (await sandbox.documents(office.company.realm, KINDS[direction].name)).filter(
      ({ DocNumber }) => DocNumber === number,
    );
  /** One that somebody enters in the books, as it is here after a sync. */
  const enteredThere = async (direction: Direction, number: string, more: object = {}) => {
    const isSale = direction === 'customer';
    const party = isSale
      ? { CustomerRef: { value: (await office.remote('customer', 'customer', office.customerId))?.Id } }
      : { VendorRef: { value: (await office.remote('vendor', 'vendor', office.contractorId))?.Id } };
    const ItemRef = { value: (await office.remote('item', 'item', office.itemId))?.Id };
    const type = isSale ? 'SalesItemLineDetail' : 'ItemBasedExpenseLineDetail';
    const detail = { [type]: { ItemRef, Qty: 6, UnitPrice: 4 } };
    await sandbox.create(office.company.realm, KINDS[direction].name, {
      ...{ DocNumber: number, GlobalTaxCalculation: 'NotApplicable', ...party },
      Line: [{ Amount: 24, Description: 'Pipe', DetailType: type, ...detail }],
      ...more,
    });
    await office.sync();
    const { body } = await call<{ items: Order[] }>('GET', `?q=${number}`);
    return body.items[0] as Order;
  };
  const edit = (direction: Direction, { Id }: SandboxDocument, changes: object) =>
    sandbox.edit(office.company.realm, KINDS[direction].name, Id, changes);
  const writesOf = async (id: string) =>
    (await office.operations({ localId: id })).map(({ status }) => status);

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    owner = await signIn(app.test, 'owner', { organizationId: office.organizationId });
  }, 60_000);

  afterAll(() => app.close());

  it.each<[Direction, object, object]>([
    ['supplier', { POStatus: 'Open' }, { POStatus: 'Closed' }],
    ['customer', { TxnStatus: 'Accepted' }, { TxnStatus: 'Rejected' }],
  ])(
    'of direction %s goes to the books once it is approved, and its changes follow until it is cancelled',
    async (direction, live, over) => {
      const order = await entered(direction, { dueDate: '2026-12-01', customerNotes: 'By crane' });
      await office.settled();
      expect(await numbered(direction, order.number)).toEqual([]);
      await step(order.id, 'approve');
      await office.settled();
      const made = await there(direction, order.id);
      expect(made).toMatchObject({ DocNumber: order.number, TotalAmt: Number(order.total), ...live });

      await office.sync();
      expect(await read(order.id)).toMatchObject({ status: 'approved', total: order.total });
      expect(await writesOf(order.id)).toEqual(['confirmed']);

      await change(order.id, { customerNotes: 'By hand' });
      const lines = [{ lineNumber: order.lines[0]?.lineNumber, quantity: '12' }];
      await revise(order.id, { lines, dueDate: '2026-12-08' });
      await office.settled();
      const revised = await there(direction, order.id);
      expect(revised).toMatchObject({
        Id: made?.Id,
        TotalAmt: Number((await read(order.id)).total),
        ...live,
      });
      expect(revised?.TotalAmt).toBe(54.92);
      expect(JSON.stringify(revised)).toContain('By hand');
      expect(JSON.stringify(revised)).toContain('2026-12-08');

      await step(order.id, 'cancel', { reason: 'Not needed' });
      await office.settled();
      expect(await there(direction, order.id)).toMatchObject({ Id: made?.Id, ...over });
      await office.sync();
      expect(await read(order.id)).toMatchObject({ status: 'cancelled' });
      expect(await numbered(direction, order.number)).toHaveLength(1);
      expect(await office.operations({ localId: order.id, status: 'parked' })).toEqual([]);
    },
    60_000,
  );

  it('is closed there when nothing more comes of it', async () => {
    const bought = await approved('supplier');
    await received(bought.id);
    await step(bought.id, 'complete');
    await office.settled();
    expect(await there('supplier', bought.id)).toMatchObject({ POStatus: 'Closed' });
    await office.sync();
    expect(await read(bought.id)).toMatchObject({ status: 'completed' });
  }, 60_000);

  it('that is cancelled before it left never comes there', async () => {
    const { id, number } = await entered('supplier');
    await step(id, 'cancel', { reason: 'Twice' });
    await office.settled();
    expect(await numbered('supplier', number)).toEqual([]);
    const refused = await call<Refusal>('POST', `/${id}/push`);
    expect([refused.status, refused.body.code]).toEqual([409, 'PURCHASE_ORDERS.CANCELLED']);
  }, 60_000);

  it.each<Direction>(['supplier', 'customer'])(
    'of direction %s that came from the books is not written back, and keeps its link when it is changed here',
    async (direction) => {
      const number = `T-${direction}-1`;
      const { id } = await enteredThere(direction, number, { TxnStatus: 'Accepted' });
      const [before] = await numbered(direction, number);
      if (direction === 'supplier') await received(id);
      else expect(await call('POST', `/${id}/jobs`)).toMatchObject({ status: 201 });
      await office.settled();
      expect(await read(id)).toMatchObject({ status: 'in_progress' });
      expect(await numbered(direction, number)).toEqual([before]);

      await change(id, { customerNotes: 'Call first' });
      await office.settled();
      const [after, ...others] = await numbered(direction, number);
      expect([after?.Id, others]).toEqual([before?.Id, []]);
      expect(JSON.stringify(after)).toContain('Call first');
      expect(after).toMatchObject({ TotalAmt: 24 });
    },
    60_000,
  );

  it('that was billed there stays closed, whatever is changed here', async () => {
    const { id } = await approved('supplier');
    await received(id);
    await office.settled();
    const made = (await there('supplier', id)) as SandboxDocument;
    await edit('supplier', made, { POStatus: 'Closed' });
    await office.sync();
    expect(await read(id)).toMatchObject({ status: 'in_progress' });
    await change(id, { customerNotes: 'The rest by truck' });
    await office.settled();
    expect(await there('supplier', id)).toMatchObject({ POStatus: 'Closed', Memo: 'The rest by truck' });
  }, 60_000);

  it('that both sides changed waits for a person', async () => {
    const { id } = await approved('supplier', { dueDate: '2026-12-01' });
    await office.settled();
    const made = (await there('supplier', id)) as SandboxDocument;
    await edit('supplier', made, { DueDate: '2026-12-20', Memo: 'Theirs' });
    await change(id, { dueDate: '2026-12-11' });
    await office.reached(id, 'parked');
    const conflicts = await office.as(() => app.get(ConflictsRepository).list('open', undefined, 10));
    const [open] = conflicts.filter(({ localId }) => localId === id);
    expect(open).toMatchObject({ kind: 'both-changed', fields: ['dueDate'] });
    expect(await read(id)).toMatchObject({ dueDate: '2026-12-11', customerNotes: 'Theirs' });
    expect(await office.call('POST', `/conflicts/${open?.id}/resolve`, { choice: 'ours' })).toMatchObject({
      status: 200,
    });
    await office.settled();
    expect(await there('supplier', id)).toMatchObject({ DueDate: '2026-12-11', Memo: 'Theirs' });
  }, 60_000);

  it('that was deleted there is cancelled here, or is made anew only when a person says so', async () => {
    const [idle, begun] = [await approved('supplier'), await approved('supplier')];
    await received(begun.id);
    await office.settled();
    for (const { id } of [idle, begun])
      await sandbox.remove(office.company.realm, 'purchaseorder', (await there('supplier', id))?.Id ?? '');
    await office.sync();
    expect(await read(idle.id)).toMatchObject({ status: 'cancelled' });
    expect(await read(begun.id)).toMatchObject({ status: 'in_progress' });
    await change(begun.id, { customerNotes: 'Go on' });
    await office.settled();
    expect(await numbered('supplier', begun.number)).toEqual([]);
    expect(await call('POST', `/${begun.id}/push`)).toMatchObject({ status: 202 });
    await office.settled();
    expect(await numbered('supplier', begun.number)).toMatchObject([{ Memo: 'Go on', POStatus: 'Open' }]);
  }, 60_000);

  it('with freight beside its lines is not sent in part', async () => {
    const { id, number } = await approved('supplier', { shippingAmount: '25' });
    const { error } = await office.reached(id, 'parked');
    expect(error?.message).toContain('freight');
    expect(await numbered('supplier', number)).toEqual([]);
    await revise(id, { shippingAmount: '0' });
    await office.settled();
    expect(await numbered('supplier', number)).toHaveLength(1);
  }, 60_000);

  it('that names what is inactive there waits with the cause, and goes when that is mended', async () => {
    const { realm } = office.company;
    const made = await sandbox.create(realm, 'vendor', { DisplayName: 'Quiet Supplies' });
    const remoteId = made.Vendor?.Id ?? '';
    const setActive = (Active: boolean) => sandbox.edit(realm, 'vendor', remoteId, { Active });
    await office.sync();
    const { id } = await entered('supplier', { contractorId: await office.localId('vendor', remoteId) });
    await setActive(false);
    await step(id, 'approve');
    const { error } = await office.reached(id, 'parked');
    expect(error?.vendorCode).toBe('610');
    await setActive(true);
    expect(await call('POST', `/${id}/push`)).toMatchObject({ status: 202 });
    await office.settled();
    expect(await there('supplier', id)).toMatchObject({ POStatus: 'Open' });
    await office.sync();
  }, 60_000);

  it('goes where its supplier is, of several companies', async () => {
    const second = await sandbox.createCompany();
    const connectionId = await app.connect(office.organizationId, second);
    const vendors = await sandbox.documents(second.realm, 'vendor');
    const isCanadian = ({ Active, CurrencyRef }: SandboxDocument) =>
      Active === true && (CurrencyRef as { value: string } | undefined)?.value !== 'USD';
    const remoteId = vendors.find(isCanadian)?.Id ?? '';
    const links = await office.as(() =>
      app.get(LinksRepository).byRemoteIds(connectionId, 'vendor', [remoteId]),
    );
    const contractorId = links.get(remoteId)?.localId;
    const lines = [{ description: 'Copper pipe', quantity: '1', unitPrice: '4' }];
    const { id } = await approved('supplier', { contractorId, lines });
    const found = await eventually(async () => {
      const list = () => app.get(OperationsRepository).list(connectionId, { localId: id }, undefined, 5);
      return (await office.as(list))[0];
    }, 'a write to the second company');
    expect(found).toMatchObject({ entity: 'purchase-order', localId: id });
    expect(await office.operations({ localId: id })).toEqual([]);
  }, 60_000);

  it('stays here when the connection does not want orders', async () => {
    const mayPush = (pushOrders: boolean) =>
      office.as(() =>
        app.get(ConnectionLifecycleCommand).changeSettings(office.connectionId, { pushOrders }),
      );
    await mayPush(false);
    const { id, number } = await approved('customer');
    await office.settled();
    expect(await office.operations({ localId: id })).toEqual([]);
    const refused = await call<Refusal>('POST', `/${id}/push`);
    expect([refused.status, refused.body.code]).toEqual([409, 'ACCOUNTING.KIND_NOT_SENT']);
    await mayPush(true);
    expect(await call('POST', `/${id}/push`)).toMatchObject({ status: 202 });
    await office.settled();
    expect(await numbered('customer', number)).toHaveLength(1);
    const draft = await entered('customer', { draft: true });
    const early = await call<Refusal>('POST', `/${draft.id}/push`);
    expect([early.status, early.body.code]).toEqual([409, 'PURCHASE_ORDERS.NOT_APPROVED']);
  }, 60_000);
});
