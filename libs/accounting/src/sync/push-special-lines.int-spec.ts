import { InvoiceApproved, InvoicingFacade } from '#invoicing';
import { newId } from '#kernel';
import { EventBus, UnitOfWork } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { type SandboxCompany, type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { LinksRepository } from './links.repository.js';
import { OperationsRepository } from './operations.repository.js';

const LINE = {
  ...{ accountId: null, serviceDate: null, jobId: null, jobLineNumber: null, timeEntryId: null },
  kind: 'item' as const,
};

describe('an invoice with a discount, a holdback and a deposit taken off', () => {
  let app: AccountingApp;
  let organization: string;
  let company: SandboxCompany;
  let connection: string;

  const as = <T>(work: () => Promise<T>) => app.as(organization, work);
  const localId = async (
    entity: 'customer' | 'item' | 'tax-code',
    find: (document: SandboxDocument) => boolean,
  ) => {
    const document = (await sandbox.documents(company.realm, entity.replace('-', ''))).find(find);
    const links = await as(() =>
      app.get(LinksRepository).byRemoteIds(connection, entity, [document?.Id ?? '']),
    );
    return links.get(document?.Id ?? '')?.localId ?? '';
  };

  beforeAll(async () => {
    app = await AccountingApp.start();
    organization = await app.test.createOrganization();
    company = await sandbox.createCompany();
    connection = await app.connect(organization, company);
  }, 60_000);

  afterAll(() => app.close());

  it('has the same total in the books as here, to the cent', async () => {
    const customerId = await localId(
      'customer',
      ({ Active, CurrencyRef, Job }) =>
        Active === true && (CurrencyRef as { value: string }).value === 'CAD' && Job !== true,
    );
    const itemId = await localId('item', ({ Type, Active }) => Type === 'Service' && Active === true);
    const taxCodeId = await localId('tax-code', ({ Name }) => Name === 'HST ON');
    const charge = (
      lineNumber: number,
      description: string,
      quantity: string,
      unitPrice: string,
      amount: string,
    ) => ({
      ...LINE,
      ...{ lineNumber, description, quantity, unitPrice, amount, itemId, taxCodeId, taxAmount: null },
    });
    const id = newId();
    await as(() =>
      app.get(UnitOfWork).run(async () => {
        await app.get(InvoicingFacade).invoices.importRecords([
          {
            ...{ id, number: 'H-1', direction: 'receivable', status: 'approved', customerId },
            ...{ contractorId: null, jobId: null, purchaseOrderId: null, invoiceDate: '2026-11-20' },
            ...{ dueDate: '2026-12-20', termId: null, currency: 'CAD', exchangeRate: null },
            ...{ subtotal: '116.04', discountAmount: '10', taxAmount: '13.79', total: '119.83' },
            ...{ balance: '119.83', billingAddress: null, email: null, customerMemo: null },
            ...{ privateNote: null, source: 'manual' },
            lines: [
              charge(1, 'Rough-in', '3', '33.35', '100.05'),
              charge(2, 'Fixtures', '1', '50', '50'),
              {
                ...charge(3, 'Loyalty', '1', '-10', '-10'),
                ...{ kind: 'discount', itemId: null, taxCodeId: null },
              },
              charge(4, 'Deposit INV-000001', '1', '-20', '-20'),
              charge(5, 'Holdback 10 %', '1', '-14.01', '-14.01'),
            ],
          },
        ]);
        await app.get(EventBus).publish(new InvoiceApproved(id, 'receivable', 1));
      }),
    );
    await eventually(
      async () =>
        (await as(() => app.get(OperationsRepository).list(connection, { localId: id }, undefined, 10))).find(
          (one) => one.status === 'confirmed',
        ),
      'the invoice in the books',
      40_000,
    );
    const ours = await as(() => app.get(InvoicingFacade).invoice(id));
    expect(ours?.providerTotals).toMatchObject({
      total: '119.83',
      taxAmount: '13.79',
      totalDifference: '0.00',
    });
    const [remote] = (await sandbox.documents(company.realm, 'invoice')).filter(
      ({ DocNumber }) => DocNumber === 'H-1',
    );
    expect(remote).toMatchObject({ TotalAmt: 119.83, Balance: 119.83 });
  });
});
