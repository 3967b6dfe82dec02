import { CatalogFacade } from '#catalog';
import type { TenantRole } from '#identity';
import { newId } from '#kernel';
import { Database, UnitOfWork } from '#platform';
import type { TestApp } from '../../../../libs/platform/src/testing/test-app.js';

type Send = <T>(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT',
  path: string,
  payload?: object,
  as?: TenantRole,
) => Promise<T>;

interface Invoice {
  id: string;
  version: number;
}

const CUSTOMERS = [
  ['Northwind Property Group', 'Northwind Holdings Inc.', 'ap@northwind.example', '416-555-0134', 'Toronto'],
  ['Moretti, Angela', null, 'angela@moretti.example', '905-555-0187', 'Hamilton'],
  [
    'Lakeshore School Board, Gymnasium roof replacement and drains',
    'Lakeshore School Board',
    'facilities@lsb.example',
    '705-555-0101',
    'Barrie',
  ],
  ['Gagnon & fils', 'Gagnon et fils ltée', 'comptes@gagnon.example', '819-555-0162', 'Gatineau'],
  [
    'Harbourfront Dental',
    'Harbourfront Dental PC',
    'office@harbourdental.example',
    '416-555-0119',
    'Toronto',
  ],
  ['Okanagan Growers Co-op', null, 'books@okgrowers.example', '250-555-0144', 'Kelowna'],
  ['Riverbend Brewery', 'Riverbend Brewing Co. Ltd.', 'ap@riverbend.example', '519-555-0170', 'Guelph'],
  ['St. Clair Retirement Residence', null, 'maintenance@stclair.example', '519-555-0138', 'Sarnia'],
] as const;

const WORK = [
  ['Rooftop unit replacement, 5 ton', '1', '8450.00'],
  ['Backflow preventer, annual test', '4', '165.00'],
  ['Emergency call, no heat', '3.5', '118.00'],
  ['Ductwork, second floor', '1', '12960.75'],
] as const;

/** How many customers there are: more than a page of them. */
const IN_ALL = 60;

/** What the pages are looked at with: an office of a mechanical contractor on an ordinary morning. */
export async function layOutShowcase(test: TestApp, organizationId: string, send: Send): Promise<void> {
  const { itemId, taxCodeId } = await layOutCatalog(test, organizationId);
  const ids: string[] = [];
  for (const customer of customers()) {
    ids.push((await send<{ id: string }>('POST', '/customers', customer)).id);
  }
  for (const [index, [description, quantity, unitPrice]] of WORK.entries()) {
    const day = String(3 + index * 6).padStart(2, '0');
    const invoice = await send<Invoice>('POST', '/invoices', {
      direction: 'receivable',
      customerId: ids[index],
      invoiceDate: `2026-10-${day}`,
      dueDate: `2026-11-${day}`,
      lines: [{ itemId, taxCodeId, description, quantity, unitPrice }],
    });
    if (index > 0) await goOn(send, invoice, index > 1);
  }
}

/** One item and the tax of Ontario; usually they come from the books. */
export async function layOutCatalog(test: TestApp, organizationId: string) {
  const [taxRateId, taxCodeId, itemId] = [newId(), newId(), newId()];
  const { prisma } = test.app.get(Database);
  const rates = [{ taxRateId, order: 1, onTax: false }];
  await test.as(organizationId, () =>
    test.app.get(UnitOfWork).run(async () => {
      await prisma.taxRate.create({ data: { organizationId, id: taxRateId, name: 'HST ON', percent: '13' } });
      await test.app.get(CatalogFacade, { strict: false }).taxCodes.importRecords([
        {
          id: taxCodeId,
          name: 'H',
          description: 'HST Ontario',
          taxable: true,
          salesRates: rates,
          purchaseRates: rates,
          active: true,
        },
      ]);
      await prisma.item.create({
        data: {
          organizationId,
          id: itemId,
          name: 'Labour',
          type: 'service',
          unitPrice: '95',
          salesTaxCodeId: taxCodeId,
        },
      });
    }),
  );
  return { itemId, taxCodeId };
}

/** Handed in; and, of some, approved and sent. */
async function goOn(send: Send, { id, version }: Invoice, isSent: boolean): Promise<void> {
  await send('POST', `/invoices/${id}/submit`, { version }, 'accountant');
  if (!isSent) return;
  await send('POST', `/dashboard/invoices/${id}/approve`, {}, 'manager');
  const approved = await send<Invoice>('GET', `/invoices/${id}`);
  await send('POST', `/invoices/${id}/send`, { version: approved.version }, 'accountant');
}

function customers(): object[] {
  const named = CUSTOMERS.map(([displayName, companyName, email, phone, city]) => ({
    displayName,
    companyName,
    email,
    phone,
    billingAddress: { line1: '120 Main Street', city, province: 'ON', postalCode: 'L8P 1A1' },
  }));
  const units = Array.from({ length: IN_ALL - named.length }, (_, index) => ({
    displayName: `Unit ${index + 1} Residents`,
    companyName: 'Maple Court Condominiums',
    email: `unit${index + 1}@maplecourt.example`,
    phone: '613-555-0100',
  }));
  return [...named, ...units];
}
