import { isOnPaper, sheetOf } from '../stage/saved.js';
import { layOutCatalog } from '../stage/showcase.js';
import { PHONE, type Stage } from '../stage/stage.js';

interface Made {
  id: string;
  number: string;
}

export default function invoicesJourney(stage: () => Stage): void {
  describe('an invoice', () => {
    let here: Stage;
    let made: Made;
    let party: string;
    let draft: Made;

    beforeAll(async () => {
      here = await stage().elsewhere('Fairlawn Electric Inc.');
      const { items } = await here.send<{ items: { rule: string }[] }>('GET', '/validation-rules');
      const off = items.map(({ rule }) => ({ rule, isOn: false }));
      await here.send('PATCH', '/validation-rules', { rules: off });
      const { id: customerId } = await here.send<Made>('POST', '/customers', {
        displayName: 'Eglinton Medical Arts Building',
        email: 'ap@eglinton.example',
      });
      party = customerId;
      made = await here.send<Made>(
        'POST',
        '/invoices',
        {
          ...{ direction: 'receivable', customerId },
          lines: [
            {
              description: 'Panel upgrade, 200 A, with permit and inspection',
              quantity: '1',
              unitPrice: '2850',
            },
            { description: 'Replace ballasts, second floor corridor', quantity: '14', unitPrice: '64.50' },
          ],
        },
        'accountant',
      );
      const { itemId } = await layOutCatalog(here.test, here.organizationId);
      draft = await here.send<Made>('POST', '/invoices', {
        ...{ direction: 'receivable', customerId, customerMemo: 'Thank you for keeping the lights on.' },
        lines: [
          { itemId, description: 'Troubleshoot the kitchen circuit, two electricians', quantity: '6.5' },
          { itemId, description: 'Arc-fault breaker, 20 A', quantity: '4', unitPrice: '78.90' },
          { kind: 'discount', description: 'Service plan', discountPercent: '5' },
        ],
      });
    }, 60_000);

    it('is written by keyboard with its total as one types, saved and opened', async () => {
      const page = await here.page('/invoices', { as: 'accountant' });
      await page.getByRole('link', { name: 'New invoice' }).waitFor();
      await page.keyboard.press('n');
      await page.getByRole('combobox', { name: 'Customer', exact: true }).fill('Eglinton');
      await page.getByRole('option', { name: /Eglinton/ }).click();
      const line = (number: number) => page.getByRole('group', { name: `Line ${number}` });
      await line(1).getByRole('combobox', { name: 'Item' }).fill('Lab');
      await page.getByRole('option', { name: 'Labour' }).click();
      await line(1).getByLabel('Quantity').fill('3');
      // 3 × 95.00 and HST.
      await page.getByText('322.05').first().waitFor();
      await line(1).getByLabel('Quantity').press('Enter');
      await line(2).getByLabel('Description').fill('Permit of the city');
      await line(2).getByLabel('Price').fill('1,200.50');
      await page.getByText('1,522.55').first().waitFor();
      await page.getByText('Why these taxes').waitFor();
      await page.keyboard.press('Control+s');
      await page.getByText(/Draft INV-\d+ saved/).waitFor();
      await page.getByRole('heading', { name: /Invoice INV-/ }).waitFor();
      await page.getByText('Permit of the city').waitFor();
      await page.getByText('1,522.55').first().waitFor();
    });

    it('goes from draft to paid, each step its page offers next', async () => {
      const page = await here.page(`/invoices/${made.id}`, { as: 'accountant' });
      await page.getByRole('button', { name: /^Replace ballasts.*: what it rests on/ }).press('Enter');
      await page.getByText('Nothing recorded stands behind this line.').waitFor();
      await page.getByRole('button', { name: 'Hand in for approval' }).click();
      await page.getByText(`${made.number} waits for approval`).waitFor();
      await here.send('POST', `/invoices/${made.id}/approve`, {}, 'manager');
      await page.reload();
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'It was sent another way' }).click();
      await page.getByText('Sent, not paid').waitFor();
      await page.getByRole('button', { name: 'Enter a payment' }).click();
      await page.getByLabel('Amount').fill('1000');
      await page.getByLabel('Reference').fill('Cheque 2041');
      await page.getByRole('button', { name: 'Enter', exact: true }).click();
      await page.getByText('Partly paid').waitFor();
      await page.getByText('Cheque 2041', { exact: true }).waitFor();
      await page.keyboard.press('b');
      await page.getByRole('button', { name: 'Enter', exact: true }).click();
      await page.getByText('Paid', { exact: true }).waitFor();
      // No company is connected, so it can go nowhere.
      expect(await page.getByRole('button', { name: 'Send to the books' }).count()).toBe(0);
      expect(await page.getByRole('link', { name: /^Its story/ }).count()).toBe(0);
      // As the letter about it says.
      const { items } = await here.send<{ items: { id: string }[] }>('GET', '/payments?limit=1');
      await here.leads(`/payments/${items[0]?.id}`, `/invoices/${made.id}`);
    });

    it('says at once that somebody took a payment back, and when it could not be read again', async () => {
      const { id, number } = await here.send<Made>('POST', '/invoices', {
        ...{ direction: 'receivable', customerId: party },
        lines: [{ description: 'Smoke alarms', quantity: '4', unitPrice: '85' }],
      });
      await here.send('POST', `/invoices/${id}/submit`, undefined, 'accountant');
      await here.send('POST', `/invoices/${id}/approve`, {}, 'manager');
      const { total } = await here.send<{ total: string }>('GET', `/invoices/${id}`);
      const pay = (amount: string) =>
        here.send<Made>('POST', '/payments', {
          ...{ direction: 'received', customerId: party, paymentDate: '2026-11-20', amount, currency: 'CAD' },
          allocations: [{ invoiceId: id, amount }],
        });
      const payment = await pay(total);
      const page = await here.page(`/invoices/${id}`, { as: 'accountant' });
      await page.getByText('Paid', { exact: true }).waitFor();
      await page.getByRole('status').getByText('Live').waitFor();
      await here.send('POST', `/payments/${payment.id}/void`, { reason: 'Not honoured' });
      await page.getByText('Paid', { exact: true }).waitFor({ state: 'detached' });
      await page.getByText('No payment yet.').waitFor();
      await page.route(`**/api/v1/invoices/${id}`, (route) =>
        route.fulfill({
          ...{ status: 409, contentType: 'application/problem+json' },
          body: JSON.stringify({ title: 'Busy', status: 409, code: 'X.BUSY', detail: 'Not now.' }),
        }),
      );
      await pay('100.00');
      await page.getByRole('alert').getByText('Not now.').waitFor();
      await page.getByText('As of ').waitFor();
      await page.getByRole('heading', { name: `Invoice ${number}` }).waitFor();
      await here.check(page);
      await page.unroute(`**/api/v1/invoices/${id}`);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('Partly paid').waitFor();
      await page.getByText('As of ').waitFor({ state: 'detached' });
    });

    it('owes nothing in the list before it is approved, and what is left of it afterwards', async () => {
      for (const [language, amount] of [
        ['en', /\d\.\d\d/],
        ['fr', /\d,\d\d/],
      ] as const) {
        const page = await here.page('/invoices', { as: 'accountant', language });
        const amountsOf = async ({ number }: Made) => {
          const row = page.getByRole('row').filter({ hasText: number });
          await row.waitFor();
          const cells = await row.locator('th, td').allTextContents();
          return cells.filter((cell) => amount.test(cell)).length;
        };
        // The total alone, and the total beside the balance.
        expect([await amountsOf(draft), await amountsOf(made)]).toEqual([1, 2]);
        await page.close();
      }
    });

    it('is found by whom it concerns, and the list is handed on as it is narrowed down', async () => {
      const { id: customerId } = await here.send<Made>('POST', '/customers', {
        displayName: 'Harbourfront Dental',
      });
      const { number } = await here.send<Made>('POST', '/invoices', {
        ...{ direction: 'receivable', customerId },
        lines: [{ description: 'Operatory lighting', quantity: '1', unitPrice: '640' }],
      });
      const page = await here.page('/invoices', { as: 'accountant' });
      await page.getByRole('searchbox', { name: 'Search by number or name' }).fill('harbourf');
      await page.getByText('1 row', { exact: true }).waitFor();
      await page.getByRole('link', { name: number }).waitFor();
      await page.goto('/invoices');
      await page.getByPlaceholder('Customer or contractor').fill('harbourf');
      await page.getByRole('option', { name: /Harbourfront Dental/ }).click();
      await page.getByText('1 row', { exact: true }).waitFor();
      expect(page.url()).toContain(`customer=${customerId}`);
      const { headers, rows } = await sheetOf(page);
      expect(headers).toContain('Still owed');
      expect(rows.map(([one]) => one)).toEqual([number]);
      expect(await isOnPaper(page)).toBe(true);
      await page.goto(`/invoices?customer=${customerId}&status=draft`);
      await page.getByText('1 row', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Clear all' }).click();
      await page.waitForURL(/\/invoices$/);
      await page.getByText('1 row', { exact: true }).waitFor({ state: 'detached' });
    });

    it('is handed in with others, and one that was changed meanwhile is named with why it was not', async () => {
      const { id: customerId } = await here.send<Made>('POST', '/customers', {
        displayName: 'Kipling Lofts',
      });
      const write = () =>
        here.send<Made>(
          ...(['POST', '/invoices'] as const),
          {
            ...{ direction: 'receivable', customerId },
            lines: [{ description: 'Intercom', quantity: '1', unitPrice: '180' }],
          },
          'accountant',
        );
      const [first, changed] = [await write(), await write()];
      const page = await here.page(`/invoices?customer=${customerId}`, { as: 'accountant' });
      await page.getByText('2 rows', { exact: true }).waitFor();
      await page.getByRole('checkbox', { name: 'Select all shown' }).check();
      await here.send('PATCH', `/invoices/${changed.id}`, { version: 1, customerMemo: 'Buzzer 12' });
      await page.getByRole('toolbar').getByRole('button', { name: 'Hand in for approval' }).click();
      const dialog = page.getByRole('dialog', { name: '1 was not done' });
      await dialog.getByText(`Invoice ${changed.number} was changed by somebody else`).waitFor();
      await here.check(page);
      await page.keyboard.press('Escape');
      await page
        .getByRole('row')
        .filter({ hasText: first.number })
        .getByText('Waiting for approval')
        .waitFor();
      await page.getByRole('row').filter({ hasText: changed.number }).getByText('Draft').waitFor();
    });

    it('tells every step of its life, with what was changed and the way to what stands behind it', async () => {
      const { id } = await here.send<Made>('POST', '/invoices', {
        ...{ direction: 'receivable', customerId: party },
        lines: [{ description: 'Exit signs', quantity: '2', unitPrice: '110' }],
      });
      const lines = [{ description: 'Exit signs, bilingual', quantity: '6', unitPrice: '110' }];
      await here.send('PATCH', `/invoices/${id}`, { version: 1, lines }, 'accountant');
      const edited = await here.page(`/invoices/${id}`);
      const change = edited.getByRole('listitem').filter({ hasText: /^Changed by/ });
      await change.getByText('Line 1, Quantity').waitFor();
      await change.getByText('before: Exit signs', { exact: true }).waitFor();
      await here.look('invoice-history', edited, () =>
        change.getByText('Line 1, Quantity').scrollIntoViewIfNeeded(),
      );
      await edited.close();
      const page = await here.page(`/invoices/${made.id}`, { as: 'accountant' });
      for (const step of ['Drafted by', 'Handed in for approval by', 'Approved by', 'Noted as sent by'])
        await page.getByText(step).waitFor();
      await page
        .getByRole('listitem')
        .filter({ hasText: /^Payment of .*1,000\.00.* entered by.*Cheque 2041/ })
        .getByRole('link', { name: 'The payment' })
        .click();
      await page.waitForURL(/\/payments\//);
    });

    it('an open payment never passes to another invoice', async () => {
      const other = await here.send<Made>('POST', '/invoices', {
        ...{ direction: 'receivable', customerId: party },
        lines: [{ description: 'Emergency lighting test', quantity: '1', unitPrice: '310' }],
      });
      const page = await here.page(`/invoices/${other.id}`);
      await page.getByRole('heading', { name: `Invoice ${other.number}` }).waitFor();
      await page.keyboard.press('Control+k');
      await page.keyboard.type('void');
      await page.getByRole('option', { name: 'Void' }).click();
      await page.getByRole('dialog').getByLabel('Why?').waitFor();
      await page.keyboard.press('Control+k');
      await page.keyboard.type(made.number);
      await page.getByRole('option', { name: new RegExp(made.number) }).click();
      await page.getByRole('heading', { name: `Invoice ${made.number}` }).waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
    });

    it('shows every amount on a phone, in French', async () => {
      const page = await here.page(`/invoices/${made.id}`, { language: 'fr', ...PHONE });
      await page.getByText('Panel upgrade, 200 A, with permit and inspection').waitFor();
      await page.getByText('2 850,00').first().waitFor();
      await page.getByText('Historique').waitFor();
      await here.check(page);
    });

    it('looks right', async () => {
      await here.inspect('invoice', `/invoices/${made.id}`, (page) =>
        page.getByText('Approved by').waitFor(),
      );
      await here.inspect('invoice-new', '/invoices/new', (page) =>
        page.getByRole('group', { name: 'Line 1' }).waitFor(),
      );
      await here.inspect('invoice-editor', `/invoices/${draft.id}/edit`, async (page) => {
        await page.getByText('Why these taxes').waitFor();
        await page.getByText('A fixed amount now').waitFor();
      });
    });
  });
}
