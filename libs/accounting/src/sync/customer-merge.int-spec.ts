import { InvoicingFacade } from '#invoicing';
import { newId } from '#kernel';
import { PartiesFacade } from '#parties';
import { Database, UnitOfWork } from '#platform';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { type SandboxCompany, type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { ChangeApplier } from './change-applier.js';
import { LinksRepository } from './links.repository.js';
import { PagePreparation } from './page-preparation.js';
import { ReferenceResolver } from './reference-resolver.js';
import { MergedMeanwhile } from './successors.js';

describe('a merge of customers and the books', () => {
  let app: AccountingApp;
  let organization: string;
  let company: SandboxCompany;
  let connection: string;
  let owner: SignedIn;

  const as = <T>(work: () => Promise<T>) => app.as(organization, work);
  const localOf = async (entity: 'customer' | 'invoice', remoteId: string): Promise<string> => {
    const links = await as(() => app.get(LinksRepository).byRemoteIds(connection, entity, [remoteId]));
    return links.get(remoteId)?.localId ?? '';
  };
  const customer = (id: string) => as(() => app.get(PartiesFacade).customer(id));
  const createRemote = async (name: string): Promise<string> => {
    const created = await sandbox.create(company.realm, 'customer', { DisplayName: name });
    return (created.Customer as SandboxDocument).Id;
  };
  const invoiceFor = async (remoteCustomer: string): Promise<string> => {
    const [item] = await sandbox.documents(company.realm, 'item');
    const created = await sandbox.create(company.realm, 'invoice', {
      CustomerRef: { value: remoteCustomer },
      Line: [
        {
          Amount: 10,
          DetailType: 'SalesItemLineDetail',
          SalesItemLineDetail: { ItemRef: { value: item?.Id } },
        },
      ],
    });
    return (created.Invoice as SandboxDocument).Id;
  };
  const customerOfInvoice = async (remoteId: string) => {
    const id = await localOf('invoice', remoteId);
    return (await as(() => app.get(InvoicingFacade).invoice(id)))?.customerId;
  };
  const merge = async (survivorId: string, duplicateId: string) => {
    const [survivor, duplicate] = [await customer(survivorId), await customer(duplicateId)];
    const response = await app.test.app.inject({
      method: 'POST',
      url: `/api/v1/customers/${survivorId}/merge`,
      headers: owner.headers,
      payload: { version: survivor?.version, duplicateId, duplicateVersion: duplicate?.version },
    });
    expect(response.statusCode).toBe(200);
  };
  const count = async () =>
    (await as(() => app.get(Database).rows<{ n: number }>('SELECT count(*)::int AS n FROM customers')))[0]?.n;

  beforeAll(async () => {
    app = await AccountingApp.start();
    organization = await app.test.createOrganization();
    owner = await signIn(app.test, 'owner', { organizationId: organization });
    company = await sandbox.createCompany();
    connection = await app.connect(organization, company);
  }, 60_000);

  afterAll(() => app.close());

  it('survives every later pull: the merged one neither wakes up nor comes twice, its new invoices go to the survivor', async () => {
    const [here, there] = [await createRemote('Fusion inc.'), await createRemote('Fusion Ltd')];
    const old = await invoiceFor(there);
    await app.sync(organization, connection);
    const [survivor, duplicate] = [await localOf('customer', here), await localOf('customer', there)];
    await merge(survivor, duplicate);
    expect(await customerOfInvoice(old)).toBe(survivor);
    const before = await count();
    await sandbox.edit(company.realm, 'customer', there, { PrimaryPhone: { FreeFormNumber: '555 0199' } });
    const late = await invoiceFor(there);
    await app.sync(organization, connection);
    await app.sync(organization, connection, 'full');
    expect(await count()).toBe(before);
    expect(await customer(duplicate)).toMatchObject({ active: false, mergedIntoId: survivor });
    expect(await customerOfInvoice(late)).toBe(survivor);
    expect(await customerOfInvoice(old)).toBe(survivor);
    const conflicts = await as(() => app.get(Database).rows('SELECT 1 FROM conflicts'));
    expect(conflicts).toEqual([]);
    expect((await customer(survivor))?.displayName).toBe('Fusion inc.');
  });

  it('hands the remote record to a survivor that is not in the books yet, and makes no second one there', async () => {
    const remote = await createRemote('Only There');
    await app.sync(organization, connection);
    const duplicate = await localOf('customer', remote);
    const survivor = newId();
    const record = await as(
      async () => (await app.get(PartiesFacade).customers.readRecords([duplicate])).get(duplicate)?.record,
    );
    if (!record) throw new Error('The customer did not come in.');
    await as(() =>
      app
        .get(UnitOfWork)
        .run(() =>
          app
            .get(PartiesFacade)
            .customers.importRecords([
              { ...record, id: survivor, displayName: 'Only Here', email: 'h@here.example' },
            ]),
        ),
    );
    await merge(survivor, duplicate);
    await eventually(async () => (await localOf('customer', remote)) === survivor, 'the link to move');
    const named = async () =>
      (await sandbox.documents(company.realm, 'customer')).find(({ Id }) => Id === remote)?.DisplayName;
    await eventually(async () => (await named()) === 'Only Here', 'the books to hear of it', 20_000);
    const all = await sandbox.documents(company.realm, 'customer');
    expect(all.filter(({ DisplayName }) => /^Only /.test(String(DisplayName)))).toHaveLength(1);
  });

  it('is seen by a page that was prepared before it and is written after it', async () => {
    const [here, there] = [await createRemote('Race A'), await createRemote('Race B')];
    await app.sync(organization, connection);
    const [survivor, duplicate] = [await localOf('customer', here), await localOf('customer', there)];
    const project = (name: string) => ({
      entity: 'customer' as const,
      remoteId: name,
      remoteVersion: '0',
      remoteUpdatedAt: null,
      deleted: false,
      document: {
        displayName: name,
        companyName: null,
        givenName: null,
        familyName: null,
        email: null,
        phone: null,
        billingAddress: null,
        shippingAddress: null,
        parentId: there,
        isProject: true,
        currency: 'CAD',
        taxExempt: false,
        termId: null,
        active: true,
      },
    });
    const resolver = new ReferenceResolver(app.get(LinksRepository), connection, 'to-local');
    const target = { connectionId: connection, system: 'quickbooks-online', resolver };
    const prepare = () => as(() => app.get(PagePreparation).prepare(target, 'customer', [project('dock')]));
    const write = (page: Awaited<ReturnType<typeof prepare>>) =>
      as(() => app.get(ChangeApplier).write(target, page, () => Promise.resolve()));
    const early = await prepare();
    await merge(survivor, duplicate);
    await expect(write(early)).rejects.toBeInstanceOf(MergedMeanwhile);
    await write(await prepare());
    expect((await customer(await localOf('customer', 'dock')))?.parentId).toBe(survivor);
  });
});
