import { CatalogFacade } from '#catalog';
import { InvoicingFacade } from '#invoicing';
import { newId } from '#kernel';
import { UnitOfWork } from '#platform';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import type { CandidatesAnswer, ChosenPartnerAnswer, MappedRecordAnswer } from './mappings.dto.js';

interface Problem {
  code: string;
  detail: string;
}

/** Entries of our lists that the books do not have, and the person who says what they are there. */
describe('choosing what ours is in the books', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let travel: SandboxDocument;
  let installation: SandboxDocument;

  const base = () => `/integrations/${office.connectionId}/mappings`;
  const put = (entity: string, recordId: string, body: object) =>
    office.call<ChosenPartnerAnswer & Problem>('PUT', `${base()}/${entity}/${recordId}`, body);
  const rowOf = async (recordId: string, entity = 'item') => {
    const { body } = await office.call<{ items: MappedRecordAnswer[] }>(
      'GET',
      `${base()}/records?entity=${entity}&recordId=${recordId}`,
    );
    return body.items[0];
  };
  const makeItem = async (name: string) => {
    const { body } = await office.must('POST', '/items', { name, type: 'service', unitPrice: '95.00' });
    await office.settled();
    return body.id;
  };
  /** An approved invoice with one line of that item. */
  const bill = async (itemId: string) => {
    const usual = office.itemId;
    office.itemId = itemId;
    const id = await office.invoice('95.00').finally(() => {
      office.itemId = usual;
    });
    await office.settled();
    return id;
  };
  const statusOf = async (localId: string) => (await office.operations({ localId }))[0]?.status;
  const lineThere = async (invoiceId: string) => {
    const invoice = await office.remote('invoice', 'invoice', invoiceId);
    return (invoice?.Line as { SalesItemLineDetail?: { ItemRef: { value: string } } }[] | undefined)?.find(
      ({ SalesItemLineDetail }) => SalesItemLineDetail,
    )?.SalesItemLineDetail?.ItemRef.value;
  };

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    const items = await sandbox.documents(office.company.realm, 'item');
    const services = items.filter(({ Type, Active }) => Type === 'Service' && Active === true);
    [travel, installation] = services as [SandboxDocument, SandboxDocument];
  }, 60_000);

  afterAll(() => app.close());

  it('an approved invoice that waits for an item goes as the item that a bookkeeper chose', async () => {
    const itemId = await makeItem('Emergency call-out');
    expect(await statusOf(itemId)).toBe('parked');
    const invoiceId = await bill(itemId);
    expect(await statusOf(invoiceId)).toBe('parked');

    const row = await rowOf(itemId);
    expect(row).toMatchObject({ state: 'unmatched', label: 'Emergency call-out', figure: '95' });
    expect(row?.uses).toEqual([{ kind: 'invoice', count: 1 }]);
    expect(row?.waiting.map(({ recordId }) => recordId).sort()).toEqual([itemId, invoiceId].sort());

    const { status, body } = await put('item', itemId, { remoteId: travel.Id, retry: true });
    expect([status, body]).toEqual([200, { remoteId: travel.Id, label: travel.Name, retried: 1 }]);
    await office.settled();
    expect(await statusOf(invoiceId)).toBe('confirmed');
    expect(await lineThere(invoiceId)).toBe(travel.Id);
    expect(await statusOf(itemId)).toBe('superseded');
    expect(await rowOf(itemId)).toMatchObject({ state: 'chosen', partnerLabel: travel.Name, waiting: [] });
  }, 60_000);

  it('what comes back from the books still names our item, also after a change there', async () => {
    const itemId = await makeItem('Night shift');
    await put('item', itemId, { remoteId: travel.Id });
    const invoiceId = await bill(itemId);
    const there = await office.remote('invoice', 'invoice', invoiceId);
    await sandbox.edit(office.company.realm, 'invoice', there?.Id ?? '', { PrivateNote: 'Called twice' });
    await office.sync();
    const ours = await office.as(() => app.get(InvoicingFacade).invoice(invoiceId));
    expect(ours).toMatchObject({ privateNote: 'Called twice', lines: [{ itemId }] });
    const { body } = await office.call<{ items: { recordId: string }[] }>('GET', '/conflicts');
    expect(body.items.filter(({ recordId }) => recordId === invoiceId)).toEqual([]);
  }, 60_000);

  it('a change of our item makes no second one in the books', async () => {
    const itemId = await makeItem('Standby');
    await put('item', itemId, { remoteId: travel.Id });
    const before = (await sandbox.documents(office.company.realm, 'item')).length;
    await office.must('PATCH', `/items/${itemId}`, { version: 1, unitPrice: '120.00' });
    await office.settled();
    expect(await sandbox.documents(office.company.realm, 'item')).toHaveLength(before);
    expect(await statusOf(itemId)).toBe('superseded');
  });

  it('proposes the tax code with the same rate and a like name, and says why', async () => {
    const taxCodeId = newId();
    const { record } = (
      await office.as(() => app.get(CatalogFacade).taxCodes.readRecords([office.taxCodeId]))
    ).get(office.taxCodeId) ?? { record: undefined };
    if (!record) throw new Error('The books have no HST.');
    await office.as(() =>
      app
        .get(UnitOfWork)
        .run(() =>
          app.get(CatalogFacade).taxCodes.importRecords([{ ...record, id: taxCodeId, name: 'On HST' }]),
        ),
    );
    const row = await rowOf(taxCodeId, 'tax-code');
    expect(row?.suggestion).toMatchObject({ label: 'HST ON', reasons: ['similar-name', 'same-figure'] });
    const { body } = await office.call<CandidatesAnswer>(
      'GET',
      `${base()}/candidates?entity=tax-code&recordId=${taxCodeId}&limit=3`,
    );
    expect(body.items[0]).toMatchObject({ label: 'HST ON', figure: '13' });
  });

  it('of many who choose at once one wins, and the others are told', async () => {
    const itemId = await makeItem('Two minds');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        put('item', itemId, { remoteId: (n % 2 ? travel : installation).Id }),
      ),
    );
    const row = await rowOf(itemId);
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status !== 200);
    expect(new Set(won.map(({ body }) => body.remoteId))).toEqual(new Set([row?.remoteId]));
    expect(lost).toHaveLength(10);
    expect(new Set(lost.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
      new Set(['409 MAPPING.CHOSEN_MEANWHILE']),
    );
    const other = row?.remoteId === travel.Id ? installation : travel;
    const changed = await put('item', itemId, { remoteId: other.Id, instead: row?.remoteId });
    expect(changed.body).toMatchObject({ remoteId: other.Id });
  }, 30_000);

  it('refuses in words what cannot be', async () => {
    const refused = async (entity: string, recordId: string, remoteId: string) => {
      const { status, body } = await put(entity, recordId, { remoteId });
      return `${status} ${body.code}`;
    };
    const itemId = await makeItem('Refused');
    expect(await refused('item', office.itemId, travel.Id)).toBe('409 MAPPING.LINKED');
    expect(await refused('item', itemId, '999999')).toBe('404 MAPPING.NOT_IN_BOOKS');
    expect(await refused('item', newId(), travel.Id)).toBe('404 MAPPING.NO_SUCH_RECORD');
    expect((await put('customer', office.customerId, { remoteId: '1' })).status).toBe(422);
    await sandbox.edit(office.company.realm, 'item', installation.Id, { Active: false });
    await office.sync();
    expect(await refused('item', itemId, installation.Id)).toBe('409 MAPPING.GONE');
  });

  it('a choice can be taken back; then a document waits for a partner again', async () => {
    const itemId = await makeItem('Taken back');
    await put('item', itemId, { remoteId: travel.Id });
    expect((await office.call('DELETE', `${base()}/item/${itemId}`)).status).toBe(204);
    const again = await office.call<Problem>('DELETE', `${base()}/item/${itemId}`);
    expect([again.status, again.body.code]).toEqual([404, 'MAPPING.NOT_CHOSEN']);
    expect(await statusOf(await bill(itemId))).toBe('parked');
  }, 30_000);

  it('a list goes on where the page before it ended, and what nothing is called has none', async () => {
    const list = async (query: string) => {
      const url = `${base()}/records?entity=item&${query}`;
      const { body } = await office.call<{ items: MappedRecordAnswer[]; nextCursor: string }>('GET', url);
      return { nextCursor: body.nextCursor, names: body.items.map(({ label }) => label) };
    };
    const all = await list('state=unmatched');
    const first = await list('state=unmatched&limit=1');
    const rest = await list(`state=unmatched&cursor=${first.nextCursor}`);
    expect(first.names).toEqual(['Refused']);
    expect(rest.names).toContain('Taken back');
    expect([...first.names, ...rest.names]).toEqual(all.names);
    expect((await list('q=Nothing+of+ours')).names).toEqual([]);
  });

  it('what somebody waits for comes first, and the counts say how much there is', async () => {
    const { body } = await office.call<{ items: MappedRecordAnswer[] }>(
      'GET',
      `${base()}/records?entity=item&state=unmatched`,
    );
    expect(body.items[0]).toMatchObject({ label: 'Refused' });
    expect(body.items.map(({ waiting }) => waiting.length > 0)).toEqual(
      body.items.map(({ waiting }) => waiting.length > 0).sort((a, b) => Number(b) - Number(a)),
    );
    const counts = await office.call<{ items: { entity: string; unmatched: number }[] }>(
      'GET',
      `${base()}/counts`,
    );
    const items = counts.body.items.find(({ entity }) => entity === 'item');
    expect(items).toMatchObject({ unmatched: body.items.length });
    expect(items).toMatchObject({ waitedFor: body.items.filter(({ waiting }) => waiting.length > 0).length });
  });
});
