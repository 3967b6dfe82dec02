import { CreditIssued, InvoiceApproved, InvoicingFacade, PaymentRecorded } from '#invoicing';
import { newId } from '#kernel';
import { Database, EventBus, UnitOfWork } from '#platform';
import { TimeEntryApproved } from '#timekeeping';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import type { Entity } from '../ports/canonical-documents.js';
import { LinksRepository } from '../sync/links.repository.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { type SandboxCompany, type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { ProjectDesk } from './project-desk.js';

type Refs = Record<string, { value: string } | undefined>;

/** What a work order's project becomes in the books. */
describe('the project of a work order', () => {
  let app: AccountingApp;
  let organization: string;
  let company: SandboxCompany;
  let connection: string;
  let dispatcher: SignedIn;
  let customer: SandboxDocument;
  let customerId: string;
  let contractorId: string;
  let itemId: string;
  let taxCodeId: string;

  const as = <T>(work: () => Promise<T>) => app.as(organization, work);
  const inOneTransaction = <T>(work: () => Promise<T>) => as(() => app.get(UnitOfWork).run(work));
  const books = (entity: string) => sandbox.documents(company.realm, entity);
  async function linked(entity: Entity, find: (document: SandboxDocument) => boolean) {
    const document = (await books(entity.replace('-', ''))).find(find);
    const id = document?.Id ?? '';
    const links = await as(() => app.get(LinksRepository).byRemoteIds(connection, entity, [id]));
    return { document: document as SandboxDocument, localId: links.get(id)?.localId ?? '' };
  }
  const projectsNamed = async (name: string) =>
    (await books('customer')).filter(
      ({ DisplayName, ParentRef }) =>
        DisplayName === name && (ParentRef as Refs[string])?.value === customer.Id,
    );
  /** A visit of the project, once it is linked to the books. */
  async function visit(projectCode: string, more: object = {}) {
    const call = async (method: 'GET' | 'POST', url: string, payload?: object) =>
      (
        await app.test.app.inject({
          method,
          url: `/api/v1${url}`,
          headers: dispatcher.headers,
          ...(payload && { payload }),
        })
      ).json();
    const { id } = await call('POST', '/work-orders', { title: 'Visit', customerId, projectCode, ...more });
    return eventually(async () => {
      const order = await call('GET', `/work-orders/${id}`);
      return order.projectCustomerId !== null && order;
    }, 'the work order to know its project');
  }
  const line = (more: object) => ({
    ...{ lineNumber: 1, kind: 'item' as const, itemId, accountId: null, description: 'Work' },
    ...{ quantity: '1', unitPrice: '100', amount: '100', taxCodeId, taxAmount: '13', serviceDate: null },
    ...{ jobId: null, jobLineNumber: null, timeEntryId: null },
    ...more,
  });
  async function approve(number: string, party: object, ...lines: object[]): Promise<string> {
    const id = newId();
    const direction = 'contractorId' in party ? 'payable' : 'receivable';
    const nobody = { customerId: null, contractorId: null, billingAddress: null, email: null };
    const rest = { termId: null, dueDate: null, customerMemo: null, privateNote: null, exchangeRate: null };
    await inOneTransaction(async () => {
      await app.get(InvoicingFacade).invoices.importRecords([
        {
          ...{ id, number, direction, status: 'approved', invoiceDate: '2026-11-20', currency: 'CAD' },
          ...{ subtotal: '100', discountAmount: '0', taxAmount: '13', total: '113', balance: '113' },
          ...{ ...nobody, ...rest, jobId: null, purchaseOrderId: null, source: 'manual', ...party },
          lines: lines.map((more, index) => line({ lineNumber: index + 1, ...more })),
        } as never,
      ]);
      await app.get(EventBus).publish(new InvoiceApproved(id, direction, 1));
    });
    return id;
  }
  const arrived = (entity: string, find: (document: SandboxDocument) => boolean) =>
    eventually(async () => (await books(entity)).find(find), `the ${entity} to reach the books`, 40_000);

  beforeAll(async () => {
    app = await AccountingApp.start();
    organization = await app.test.createOrganization();
    dispatcher = await signIn(app.test, 'dispatcher', { organizationId: organization });
    company = await sandbox.createCompany();
    connection = await app.connect(organization, company);
    const isOurs = ({ Active, CurrencyRef, Job }: SandboxDocument) =>
      Active === true && (CurrencyRef as Refs[string])?.value === 'CAD' && Job !== true;
    ({ document: customer, localId: customerId } = await linked('customer', isOurs));
    contractorId = (await linked('vendor', isOurs)).localId;
    itemId = (await linked('item', ({ Type, Active }) => Type === 'Service' && Active === true)).localId;
    taxCodeId = (await linked('tax-code', ({ Name }) => Name === 'HST ON')).localId;
  }, 60_000);
  afterAll(() => app.close());

  it('is one sub-customer, however many ask for it at once', async () => {
    const asked = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        as(() => app.get(ProjectDesk).findOrMake(customerId, at % 2 === 0 ? 'Tower  7' : 'TOWER 7 ')),
      ),
    );
    expect(new Set(asked.map((project) => project?.projectCustomerId)).size).toBe(1);
    const [project] = await eventually(async () => {
      const found = (await books('customer')).filter(({ DisplayName }) =>
        /^tower 7$/i.test(String(DisplayName)),
      );
      return found.length > 0 && found;
    }, 'the project to reach the books');
    expect(project).toMatchObject({ Job: true, ParentRef: { value: customer.Id } });
    await app.sync(organization, connection);
    const again = await as(() => app.get(ProjectDesk).findOrMake(customerId, 'tower 7'));
    expect(again?.projectCustomerId).toBe(asked[0]?.projectCustomerId);
    expect(
      (await books('customer')).filter(({ DisplayName }) => /tower 7/i.test(String(DisplayName))),
    ).toHaveLength(1);
  }, 60_000);

  it('is where its time, invoices, bills and payments go, with the class of its name', async () => {
    const jobId = newId();
    await inOneTransaction(async () => {
      await app.get(Database).prisma.job.create({
        data: {
          ...{
            organizationId: organization,
            id: jobId,
            customerId,
            number: 'JOB-1',
            name: 'Plumbing',
            contractAmount: '100',
          },
          status: 'in_progress',
        },
      });
    });
    const order = await visit('Plumbing', { jobId });
    const [project] = await eventually(async () => {
      const found = await projectsNamed('Plumbing');
      return found.length > 0 && found;
    }, 'the project to reach the books');
    const inProject = expect.objectContaining({ value: project?.Id });
    const named = (await books('class')).find(({ Name }) => Name === 'Plumbing');
    const inClass = expect.objectContaining({ value: named?.Id });

    const timeEntryId = newId();
    await inOneTransaction(async () => {
      await app.get(Database).prisma.timeEntry.create({
        data: {
          ...{ organizationId: organization, id: timeEntryId, contractorId, customerId, itemId },
          ...{ workOrderId: order.id, minutes: 90, status: 'approved', description: 'Roughed in the bath' },
          workDate: new Date('2026-11-20T00:00:00Z'),
        },
      });
      await app.get(EventBus).publish(new TimeEntryApproved(timeEntryId, 1));
    });
    const isOurTime = ({ Description }: SandboxDocument) => Description === 'Roughed in the bath';
    expect(await arrived('timeactivity', isOurTime)).toMatchObject({
      CustomerRef: inProject,
      ClassRef: inClass,
    });

    const invoiceId = await approve('PRJ-1', { customerId }, { jobId });
    expect(await arrived('invoice', ({ DocNumber }) => DocNumber === 'PRJ-1')).toMatchObject({
      CustomerRef: inProject,
      Line: expect.arrayContaining([
        expect.objectContaining({ SalesItemLineDetail: expect.objectContaining({ ClassRef: inClass }) }),
      ]),
    });
    await approve('PRJ-B', { contractorId }, { timeEntryId: null, jobId });
    expect(await arrived('bill', ({ DocNumber }) => DocNumber === 'PRJ-B')).toMatchObject({
      Line: expect.arrayContaining([
        expect.objectContaining({
          ItemBasedExpenseLineDetail: expect.objectContaining({ CustomerRef: inProject, ClassRef: inClass }),
        }),
      ]),
    });

    const paymentId = newId();
    await eventually(
      async () => (await as(() => app.get(LinksRepository).connectionsOf('invoice', invoiceId))).length > 0,
    );
    await inOneTransaction(async () => {
      await app.get(InvoicingFacade).payments.importRecords([
        {
          ...{ id: paymentId, direction: 'received', status: 'recorded', customerId, contractorId: null },
          ...{ paymentDate: '2026-11-21', amount: '113', unappliedAmount: '0', currency: 'CAD' },
          ...{ exchangeRate: null, paymentMethodId: null, accountId: null, reference: 'PRJ-P', memo: null },
          ...{ source: 'manual', lines: [{ lineNumber: 1, invoiceId, amount: '113' }] },
        } as never,
      ]);
      await app.get(EventBus).publish(new PaymentRecorded(paymentId, 1));
    });
    expect(await arrived('payment', ({ PaymentRefNum }) => PaymentRefNum === 'PRJ-P')).toMatchObject({
      CustomerRef: inProject,
    });

    const creditId = newId();
    await inOneTransaction(async () => {
      await app.get(InvoicingFacade).credits.importRecords([
        {
          ...{
            id: creditId,
            number: 'PRJ-C',
            direction: 'receivable',
            status: 'open',
            customerId,
            invoiceId,
          },
          ...{ contractorId: null, creditDate: '2026-11-21', currency: 'CAD', exchangeRate: null },
          ...{ subtotal: '10', discountAmount: '0', taxAmount: '0', total: '10', balance: '10' },
          ...{ reason: 'Rework', source: 'manual' },
          lines: [
            {
              ...{ lineNumber: 1, kind: 'item', invoiceLineNumber: 1, itemId, accountId: null },
              ...{ description: 'Back', quantity: '1', unitPrice: '10', amount: '10', taxCodeId: null },
              ...{ taxAmount: null, jobId: null, jobLineNumber: null },
            },
          ],
        },
      ]);
      await app.get(EventBus).publish(new CreditIssued(creditId));
    });
    expect(await arrived('creditmemo', ({ DocNumber }) => DocNumber === 'PRJ-C')).toMatchObject({
      CustomerRef: inProject,
    });

    await app.sync(organization, connection);
    const ours = await as(() => app.get(InvoicingFacade).invoice(invoiceId));
    expect(ours).toMatchObject({ customerId, status: 'paid' });
    const credits = await as(() => app.get(InvoicingFacade).credits.readRecords([creditId]));
    expect(credits.get(creditId)?.record).toMatchObject({ customerId, balance: '10', status: 'open' });
  }, 120_000);

  it('leaves an invoice over two projects with the customer', async () => {
    const jobs = [newId(), newId()];
    for (const [index, id] of jobs.entries()) {
      await inOneTransaction(async () => {
        await app.get(Database).prisma.job.create({
          data: {
            ...{ organizationId: organization, id, customerId, number: `JOB-2${index}`, name: 'Wing' },
            ...{ status: 'in_progress', contractAmount: '100' },
          },
        });
      });
      await visit(`Wing ${index}`, { jobId: id });
    }
    await approve('PRJ-2', { customerId }, ...jobs.map((jobId) => ({ jobId })));
    expect(await arrived('invoice', ({ DocNumber }) => DocNumber === 'PRJ-2')).toMatchObject({
      CustomerRef: expect.objectContaining({ value: customer.Id }),
    });
  }, 60_000);

  it('gets a class of its own where the connection asks for it', async () => {
    await as(() => app.get(ConnectionLifecycleCommand).changeSettings(connection, { makeClasses: true }));
    const project = await as(() => app.get(ProjectDesk).findOrMake(customerId, 'Zebra'));
    expect(project?.classId).not.toBeNull();
    expect(await arrived('class', ({ Name }) => Name === 'Zebra')).toMatchObject({
      SubClass: false,
      Active: true,
    });
    await as(() => app.get(ConnectionLifecycleCommand).changeSettings(connection, { makeClasses: false }));
    expect((await as(() => app.get(ProjectDesk).findOrMake(customerId, 'Quagga')))?.classId).toBeNull();
  }, 60_000);

  it('says whose it is when another customer has one of the same code', async () => {
    const other = await linked(
      'customer',
      ({ Id, Active, CurrencyRef, Job }) =>
        Id !== customer.Id &&
        Active === true &&
        (CurrencyRef as Refs[string])?.value === 'CAD' &&
        Job !== true,
    );
    await as(() => app.get(ProjectDesk).findOrMake(other.localId, 'Phase 2'));
    await as(() => app.get(ProjectDesk).findOrMake(customerId, 'Phase 2'));
    const name = `Phase 2 (${customer.DisplayName})`;
    await eventually(
      async () => (await projectsNamed(name)).length === 1,
      'both projects to reach the books',
    );
    expect(await projectsNamed('Phase 2')).toEqual([]);
  }, 60_000);
});
