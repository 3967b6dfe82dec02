import { InvoicingFacade } from '#invoicing';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { sandbox } from '../testing/sandbox.js';

describe('an invoice with a discount, a holdback and a deposit taken off', () => {
  let app: AccountingApp;
  let office: BooksOffice;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
  }, 60_000);

  afterAll(() => app.close());

  it('has the same total in the books as here, to the cent', async () => {
    const charge = (
      lineNumber: number,
      description: string,
      quantity: string,
      unitPrice: string,
      amount: string,
    ) => office.line({ lineNumber, description, quantity, unitPrice, amount });
    const { id } = await office.enter({
      ...{ number: 'H-1', subtotal: '116.04', discountAmount: '10', taxAmount: '13.79' },
      ...{ total: '119.83', balance: '119.83' },
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
    });
    await office.reached(id, 'confirmed');
    const ours = await office.as(() => app.get(InvoicingFacade).invoice(id));
    expect(ours?.providerTotals).toMatchObject({
      total: '119.83',
      taxAmount: '13.79',
      totalDifference: '0.00',
    });
    const [remote] = (await sandbox.documents(office.company.realm, 'invoice')).filter(
      ({ DocNumber }) => DocNumber === 'H-1',
    );
    expect(remote).toMatchObject({ TotalAmt: 119.83, Balance: 119.83 });
  });
});
