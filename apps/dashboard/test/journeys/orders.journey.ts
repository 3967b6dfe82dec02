import type { Page } from 'playwright-core';
import { PHONE, type Stage } from '../stage/stage.js';

interface Made {
  id: string;
  number: string;
  version: number;
}

/** Two of its four orders have a wrong row. */
const file = (series: number) => ({
  name: 'november.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'PO,Customer,Date,Description,Qty,Price,Rush',
      `HD-${series}01,Harbourfront Dental,2026-11-12,"Operatory lighting, LED",6,210.00,yes`,
      ',,,Permit,1,85,',
      `HD-${series}02,Harborfront Dental,2026-11-12,Exit signs,4,96.50,no`,
      `RB-${series}18,Riverbend Brewery,03/04/2026,Glycol pump wiring,1,1480,no`,
      `RB-${series}19,Riverbend Brewery,2026-11-14,Data drops,48,85,no`,
      '',
    ].join('\n'),
  ),
});

export default function ordersJourney(stage: () => Stage): void {
  describe('orders', () => {
    let here: Stage;
    let pipe: Made;
    let lights: Made;

    const enter = (body: object) => here.send<Made>('POST', '/purchase-orders', body);
    const step = (order: Made, action: string) =>
      here.send<Made>('POST', `/purchase-orders/${order.id}/${action}`, { version: order.version });
    const choose = (page: Page, series: number) =>
      page.locator('input[type="file"]').setInputFiles(file(series));

    const layOutSupplierOrder = async (contractorId: string): Promise<Made> => {
      const made = await enter({
        ...{ direction: 'supplier', contractorId, dueDate: '2030-12-01', promisedDate: '2030-11-28' },
        ...{ reference: 'Q-55871', shippingTerms: 'FOB Guelph', shippingAmount: '45.00' },
        memo: 'Deliver to the loading dock before 7 a.m.; ask for Denis.',
        shippingAddress: { line1: '88 Front Street', city: 'Sarnia', province: 'ON', postalCode: 'N7T 1A1' },
        lines: [
          { description: 'Copper pipe, type L, 3/4 in', quantity: '120', unit: 'ft', unitPrice: '4.15' },
          {
            description: 'Panel enclosure with hinged door, NEMA 3R',
            quantity: '2',
            unitPrice: '389.00',
            specifications: {
              production: { material: '304 stainless, 2 mm', drawingNumber: 'E-14', drawingRevision: 'C' },
            },
          },
          { description: 'Ball valve, lead free, 3/4 in', quantity: '12', unitPrice: '18.40' },
        ],
      });
      const order = await step(made, 'approve');
      await here.send('POST', `/purchase-orders/${order.id}/receipts`, {
        packingSlip: 'NT-90112',
        lines: [
          { lineNumber: 1, quantity: '120' },
          { lineNumber: 3, quantity: '8' },
        ],
      });
      return order;
    };

    beforeAll(async () => {
      here = await stage().elsewhere('Cabot Electric Ltd.');
      const customer = async (displayName: string) =>
        (await here.send<Made>('POST', '/customers', { displayName })).id;
      const [dental, brewery, school] = [
        await customer('Harbourfront Dental'),
        await customer('Riverbend Brewery'),
        await customer('Lakeshore School Board, Gymnasium roof replacement and drains'),
      ];
      const { id: noble } = await here.send<Made>('POST', '/contractors', {
        ...{ displayName: 'Noble Trade Supply', kind: 'supplier' },
      });
      const order = (customerId: string, description: string, unitPrice: string, more: object = {}) =>
        enter({
          ...{ direction: 'customer', customerId, lines: [{ description, quantity: '1', unitPrice }] },
          ...more,
        });
      await order(school, 'Emergency lighting, gymnasium', '12840', { draft: true, priority: 2 });
      await order(dental, 'Panel upgrade, 200 A', '3850', {
        ...{ dueDate: '2026-10-30', rush: true, reference: 'HD-7741' },
      });
      lights = await step(
        await order(brewery, 'Parking lot lights', '6720', { dueDate: '2030-12-11' }),
        'approve',
      );
      pipe = await layOutSupplierOrder(noble);
    }, 60_000);

    it('come in from a file with bad rows: each is named with what to do, and the good ones are entered', async () => {
      const page = await here.page('/orders', { as: 'accountant' });
      await page.getByRole('link', { name: 'Import' }).click();
      await choose(page, 22);
      const wrong = page.getByRole('region', { name: '2 places are wrong' });
      const client = wrong.getByRole('row').filter({ hasText: 'Harborfront Dental' });
      await client.getByRole('cell', { name: 'Customer', exact: true }).waitFor();
      await client.getByText('Write the name as it is in the list').waitFor();
      const date = wrong.getByRole('row').filter({ hasText: '03/04/2026' });
      await date.getByRole('cell', { name: 'Date', exact: true }).waitFor();
      await date.getByText('Write it as 2026-11-21.').waitFor();
      await page.getByRole('button', { name: 'Enter the 2 good orders' }).click();
      await page.getByRole('heading', { name: '2 orders entered' }).waitFor();
      await page.getByText('2 places were wrong and their orders are left out').waitFor();
      await page.getByRole('link', { name: 'HD-2201' }).click();
      await page.getByRole('heading', { name: 'Order HD-2201', level: 1 }).waitFor();
      await page.getByText('Waiting for approval').waitFor();
    });

    it('come in from a file with words of its own through a mapping, written with its result in sight', async () => {
      const page = await here.page('/sync/field-mappings', { as: 'accountant' });
      await page.getByRole('button', { name: 'New mapping' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill('Orders by the dozen');
      await dialog.getByRole('button', { name: 'New mapping' }).click();
      await page.getByLabel('A record to try').fill('{ "Kunde": "Riverbend Brewery", "Menge": "2,5" }');
      await page.getByLabel('Becomes: Customer or supplier').fill('record.Kunde');
      await page.getByLabel('Becomes: Quantity').fill('number(record.Menge) * 12');
      await page.getByText('"2,5" can be read in two ways.').waitFor();
      await page.getByLabel('Becomes: Quantity').fill('number(record.Menge, ",") * 12');
      await page.getByText('"quantity": "30"').waitFor();
      for (const [target, label, expression] of [
        ['description', 'Description', '"Conduit " + record.Menge'],
        ['unitPrice', 'Price', '4.25'],
      ] as const) {
        await page.getByRole('button', { name: 'Add a field' }).click();
        await page.getByLabel('Field', { exact: true }).last().selectOption(target);
        await page.getByLabel(`Becomes: ${label}`).fill(expression);
      }
      await page.getByText('"description": "Conduit 2,5"').waitFor();
      await here.look('field-mapping', page, () => page.getByText('"quantity": "30"').waitFor());
      await page.getByRole('button', { name: 'Save draft' }).click();
      await page.getByText('Not saved yet').waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Publish' }).click();
      await page.getByText('Version 1 in use').waitFor();
      // The next draft has another number, and what is being tried stays.
      await page.getByLabel('Becomes: Quantity').fill('number(record.Menge, ",") * 24');
      await page.getByText('"quantity": "60"').waitFor();
      await page.getByRole('button', { name: 'Save draft' }).click();
      await page.getByText('Not saved yet').waitFor({ state: 'hidden' });
      await page.getByText('with a draft').waitFor();
      expect(await page.getByLabel('A record to try').inputValue()).toContain('Riverbend Brewery');
      await page.getByText('"quantity": "60"').waitFor();
      await page.goto('/orders/import');
      await page.getByLabel('Read the rows by').selectOption({ label: 'Orders by the dozen' });
      const content = 'Kunde,Menge\nRiverbend Brewery,"0,5"\n';
      await page
        .locator('input[type="file"]')
        .setInputFiles({ name: 'dozens.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
      await page.getByRole('heading', { name: '1 order can be entered' }).waitFor();
      await here.inspect('field-mappings', '/sync/field-mappings', (one) =>
        one.getByText('Orders by the dozen').waitFor(),
      );
    }, 60_000);

    it('to a supplier go from the rest of the delivery to the bill, one next action after the other', async () => {
      const page = await here.page(`/orders/${pipe.id}`, { as: 'manager' });
      await page.getByRole('button', { name: 'Record a receipt' }).click();
      await page.getByRole('button', { name: 'Everything that is left came' }).click();
      await page.getByRole('button', { name: 'Record', exact: true }).click();
      await page.getByText(/^Receipt REC-\d+ recorded$/).waitFor();
      await page.getByRole('button', { name: 'Record a bill' }).click();
      await page.getByLabel('Number on the bill').fill('NT-2207');
      await page.getByLabel('Price').first().fill('4.95');
      await page.getByRole('button', { name: 'Make the draft' }).click();
      await page.getByRole('heading', { name: 'Bill NT-2207', level: 1 }).waitFor();
      await page.goBack();
      await page.getByText('1 finding blocks paying what was billed.').waitFor();
      await page.getByRole('link', { name: 'See the match' }).click();
      await page.getByText('is billed at $594.00; at the price agreed on it would be $498.00').waitFor();
    });

    it('that are approved change by a revision, which somebody approves', async () => {
      const page = await here.page(`/orders/${pipe.id}`, { as: 'manager' });
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Ask for a revision' }).click();
      await page.getByLabel('Why does it change?').fill('Two more enclosures for the annex');
      await page.getByLabel('Quantity').nth(1).fill('4');
      await page.getByRole('button', { name: 'Ask for approval' }).click();
      await page.getByText('asks to change what was agreed').waitFor();
      await page.getByText('Line 2: Quantity').waitFor();
      await page.getByRole('button', { name: 'Approve the revision' }).click();
      await page.getByText(`${pipe.number} says it from now on`).waitFor();
      await page.getByText('Revision 2', { exact: true }).waitFor();
    });

    it('of a customer become jobs', async () => {
      const page = await here.page(`/orders/${lights.id}`, { as: 'manager' });
      await page.getByRole('button', { name: 'Make a job' }).click();
      await page.getByRole('button', { name: 'Make the job' }).click();
      await page.getByRole('heading', { name: `Riverbend Brewery, ${lights.number}`, level: 1 }).waitFor();
      await page.goto(`/orders/${lights.id}?tab=jobs`);
      await page.getByRole('link', { name: /^JOB-/ }).waitFor();
    });

    it('go to the books by hand, which says why they cannot', async () => {
      const page = await here.page(`/orders/${pipe.id}`);
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Send to the books' }).click();
      await page.getByText('No linked company takes such documents from us.').waitFor();
    });

    it('leave as a file that can be imported again', async () => {
      const page = await here.page(`/orders/${pipe.id}`);
      await page.getByRole('button', { name: 'More actions' }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: 'Export as CSV' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe(`${pipe.number}.csv`);
    });

    it('are entered by hand, with the next number and a line', async () => {
      const page = await here.page('/orders', { as: 'accountant' });
      await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
      await page.keyboard.press('n');
      await page.getByRole('combobox', { name: 'Customer', exact: true }).fill('river');
      await page.getByRole('option', { name: 'Riverbend Brewery' }).click();
      await page.getByLabel('Description').fill('Glycol pump wiring');
      await page.getByLabel('Price').fill('1480');
      await page.getByRole('button', { name: 'Enter the order' }).click();
      await page.getByRole('heading', { name: /^Order PO-\d+$/, level: 1 }).waitFor();
    });

    it('move on over the board with the keyboard, which says first what a move does', async () => {
      const page = await here.page('/orders?view=board', { as: 'manager' });
      await page.getByRole('listitem').filter({ hasText: 'Noble' }).waitFor();
      const card = page.getByRole('listitem').filter({ hasText: 'Lakeshore School Board' });
      await card.focus();
      await page.keyboard.press('Space');
      await page.getByText('It waits for somebody who may approve it.').waitFor();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Space');
      await page.getByText(/^PO-\d+: Waiting for approval$/).waitFor();
      const focused = card.and(page.locator(':focus'));
      await focused.waitFor();
      // A card that slips commits nobody.
      const approved = page.getByRole('heading', { name: 'Approved', level: 2 });
      const sure = page.getByRole('alertdialog', { name: /^Approve PO-\d+\?$/ });
      await card.dragTo(approved);
      await sure.getByText('Work may begin').waitFor();
      await sure.getByRole('button', { name: 'Cancel' }).click();
      await sure.waitFor({ state: 'detached' });
      await card.focus();
      for (const key of ['Space', 'ArrowRight', 'Space']) await page.keyboard.press(key);
      await sure.getByRole('button', { name: 'Cancel' }).and(page.locator(':focus')).waitFor();
      for (const key of ['Tab', 'Enter']) await page.keyboard.press(key);
      await page.getByText(/^PO-\d+: Approved$/).waitFor();
      await focused.waitFor();
    });

    it('look right as a list', async () => {
      await here.inspect('orders', '/orders', (page) => page.getByText(/^\d rows$/).waitFor());
    }, 60_000);

    it('look right as a board', async () => {
      await here.inspect('orders-board', '/orders?view=board', (page) =>
        page.getByText('Noble Trade Supply').first().waitFor(),
      );
    }, 60_000);

    it('look right one by one', async () => {
      await here.inspect('order', `/orders/${pipe.id}`, (page) => page.getByText('REC-').first().waitFor());
    }, 60_000);

    it('look right before they are entered', async () => {
      const page = await here.page('/orders/import');
      await choose(page, 31);
      await here.look('orders-import', page, () =>
        page.getByRole('heading', { name: '2 places are wrong' }).waitFor(),
      );
    }, 60_000);

    it('can be read in French on a phone', async () => {
      const page = await here.page(`/orders/${pipe.id}?tab=receipts`, { language: 'fr', ...PHONE });
      await page.getByText('bordereau NT-90112').waitFor();
      await here.check(page);
      await page.goto(`/orders/${pipe.id}?tab=match`);
      await page.getByText(/facturée 594,00\s\$; au prix convenu, ce serait 498,00\s\$\./).waitFor();
      await here.check(page);
    });
  });
}
