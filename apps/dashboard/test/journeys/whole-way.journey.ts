import { addDays, localDateOf } from '#kernel';
import {
  type SandboxCompany,
  type SandboxDocument,
  sandbox,
} from '../../../../libs/accounting/src/testing/sandbox.js';
import { eventually } from '../../../../libs/platform/src/testing/eventually.js';
import { connectAtConsent } from '../stage/consent.js';
import { isOnPaper, sheetOf } from '../stage/saved.js';
import type { Stage } from '../stage/stage.js';

interface Made {
  id: string;
  number: string;
  status: string;
}

interface Billed {
  subtotal: string;
  taxAmount: string;
  total: string;
}

/** Small books are read as fast as they are founded. */
const SMALL = { customers: 6, items: 6, contractors: 1, employees: 1, months: 1 };
const ORDER = 'EST-90417';

const theDayBefore = addDays(localDateOf(new Date(), 'America/Toronto'), -1);

/** From the first press of "Connect" to money in the bank, each step by the person whose work it is. */
export default function wholeWayJourney(stage: () => Stage): void {
  describe('the whole way', () => {
    let here: Stage;
    let company: SandboxCompany;
    let connection: string;
    let job: string;
    let invoice: Made;

    const list = async <T>(path: string) => (await here.send<{ items: T[] }>('GET', path)).items;
    const there = async () =>
      (await sandbox.documents(company.realm, 'invoice')).filter(
        ({ DocNumber }) => DocNumber === invoice.number,
      );

    /** An estimate that a customer has accepted, of what she bought before. */
    const acceptEstimate = async () => {
      const sold = (await sandbox.documents(company.realm, 'invoice')).find(
        ({ CurrencyRef, TxnTaxDetail }) =>
          (CurrencyRef as { value?: string } | undefined)?.value !== 'USD' &&
          Number((TxnTaxDetail as { TotalTax?: number } | undefined)?.TotalTax) > 0,
      ) as SandboxDocument & { Line: { SalesItemLineDetail?: { TaxCodeRef?: { value: string } } }[] };
      const line = sold.Line.find(
        ({ SalesItemLineDetail }) => (SalesItemLineDetail?.TaxCodeRef?.value ?? 'NON') !== 'NON',
      );
      await sandbox.create(company.realm, 'estimate', {
        ...{ CustomerRef: sold.CustomerRef, DocNumber: ORDER, TxnStatus: 'Accepted' },
        GlobalTaxCalculation: 'TaxExcluded',
        Line: [
          {
            ...{
              DetailType: 'SalesItemLineDetail',
              Amount: 1440,
              Description: 'Air handler, belts and bearings',
            },
            SalesItemLineDetail: { ...line?.SalesItemLineDetail, Qty: 12, UnitPrice: 120 },
          },
        ],
      });
    };

    beforeAll(async () => {
      here = await stage().elsewhere('Nickel City Mechanical Ltd.');
      company = await sandbox.createCompany(SMALL);
      await acceptEstimate();
    }, 60_000);

    it('the owner connects QuickBooks, and the first sync brings an order that a customer accepted', async () => {
      const page = await here.page('/sync');
      await connectAtConsent(page, company.realm);
      await page.getByRole('button', { name: 'Yes, this is my company' }).click();
      await page.getByRole('button', { name: 'Compare both sides' }).click();
      await page.getByRole('link', { name: 'Record by record, field by field' }).click();
      await page.getByRole('heading', { name: 'What the first sync would do' }).waitFor();
      await page.getByRole('link', { name: 'Setup', exact: true }).click();
      await page.getByRole('button', { name: 'Yes, my company: begin as shown' }).click();
      await page.getByText(/No invoice is approved and unsent now/).waitFor();
      connection = (await list<Made>('/integrations'))[0]?.id ?? '';
      await page.getByRole('link', { name: 'Orders' }).first().click();
      await page.getByRole('link', { name: ORDER }).click();
      await page.getByRole('heading', { name: `Order ${ORDER}`, level: 1 }).waitFor();
    }, 60_000);

    it('what that sync did is handed on as a sheet and on paper', async () => {
      const { items } = await here.send<{ items: object[] }>('GET', `/integrations/${connection}/runs`);
      const page = await here.page(`/sync?tab=runs&connection=${connection}`, { as: 'accountant' });
      const { headers, rows } = await sheetOf(page);
      expect(headers.slice(0, 3)).toEqual(['Started', 'Ended', 'What was read']);
      expect(rows).toHaveLength(items.length);
      expect(await isOnPaper(page)).toBe(true);
    }, 60_000);

    it('a manager makes a job of it; time is recorded and approved, and the work completed', async () => {
      const page = await here.page('/orders', { as: 'manager' });
      await page.getByRole('link', { name: ORDER }).click();
      await page.getByRole('button', { name: 'Make a job' }).click();
      await page.getByRole('button', { name: 'Make the job' }).click();
      await page.waitForURL(/\/jobs\/[0-9a-f-]{36}$/);
      job = new URL(page.url()).pathname;
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      await page.getByRole('button', { name: 'Record progress' }).waitFor();
      const { id: contractorId } = await here.send<Made>('POST', '/contractors', {
        displayName: 'Desneiges Trudel',
      });
      const worked = {
        contractorId,
        jobId: job.slice('/jobs/'.length),
        workDate: theDayBefore,
        minutes: 135,
      };
      await here.send('POST', '/time-entries', worked, 'manager');
      await here.send('POST', '/time-weeks/submit', { contractorId, day: theDayBefore }, 'manager');
      await page.goto(`/time?week=${theDayBefore}`);
      await page.getByLabel('Select everybody who waits').check();
      await page.getByRole('toolbar').getByRole('button', { name: 'Approve' }).click();
      await page.getByText('1 time entry approved').waitFor();
      await page.goto(`${job}?tab=time`);
      await page
        .getByRole('row', { name: /^Without a phase/ })
        .getByText('2:15')
        .nth(1)
        .waitFor();
      await page.getByRole('button', { name: 'Record progress' }).click();
      await page.getByRole('button', { name: 'Everything is done' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'Complete', exact: true }).click();
      await page.getByText('Completed', { exact: true }).first().waitFor();
    });

    it('the accountant bills it, the manager approves it, and it is in QuickBooks once, to the cent', async () => {
      const page = await here.page(job, { as: 'accountant' });
      await page.getByRole('button', { name: 'Draft invoice' }).click();
      await page.getByRole('button', { name: 'Hand in for approval' }).click();
      await page.getByText('Waiting for approval').waitFor();
      invoice = await here.send<Made>('GET', new URL(page.url()).pathname);
      await page.close();
      const inbox = await here.page(`/approvals?open=${invoice.id}`, { as: 'manager' });
      await inbox.getByText('Air handler, belts and bearings', { exact: true }).waitFor();
      await inbox.keyboard.press('a');
      await inbox.getByText(`${invoice.number} approved`).waitFor();
      await inbox.close();
      const writes = await here.page(`/sync?tab=writes&connection=${connection}`, { as: 'accountant' });
      await writes
        .getByRole('row', { name: new RegExp(`${invoice.number}(?!\\.pdf)`) })
        .getByText('In the books')
        .waitFor();
      await writes
        .getByRole('row', { name: new RegExp(`${invoice.number}\\.pdf`) })
        .getByText('In the books')
        .waitFor();
      await writes.goto(`/invoices/${invoice.id}`);
      await writes.getByText('The books have the same total').waitFor();
      await writes.getByText(`${invoice.number}.pdf is there`).waitFor();
      await writes
        .getByRole('button', { name: /^Air handler, belts and bearings: what it rests on/ })
        .click();
      await writes.getByRole('link', { name: `${ORDER}, line 1` }).waitFor();
      await writes.getByText('Same price').waitFor();
      await here.check(writes);
      await writes.getByRole('button', { name: 'Send to the books' }).press('Enter');
      await writes.getByText(`${invoice.number} is on its way to the books`).waitFor();
      await writes.getByText(/^Made in the books of/).waitFor();
      await writes.getByRole('link', { name: 'Its story there' }).first().waitFor();
      await writes.getByRole('link', { name: 'Its story with the books' }).click();
      await writes.getByRole('heading', { name: `Sync of Invoice ${invoice.number}` }).waitFor();
      // Who may look at the books and not write to them finds the way there alone.
      const reader = await here.page(`/invoices/${invoice.id}`, { as: 'manager' });
      await reader.getByRole('link', { name: 'Its story with the books' }).waitFor();
      expect(await reader.getByRole('button', { name: 'Send to the books' }).count()).toBe(0);
      const made = await here.send<Billed>('GET', `/invoices/${invoice.id}`);
      expect(made).toMatchObject({
        subtotal: '1440.00',
        taxAmount: expect.stringMatching(/^[1-9]\d*\.\d\d$/),
      });
      const booked = await there();
      expect(booked).toHaveLength(1);
      expect(booked[0]).toMatchObject({
        TotalAmt: Number(made.total),
        TxnTaxDetail: { TotalTax: Number(made.taxAmount) },
      });
      expect(Math.round(Number(made.total) * 100)).toBe(144_000 + Math.round(Number(made.taxAmount) * 100));
    }, 60_000);

    it('a payment that comes in there is here with the next sync', async () => {
      const [booked] = await there();
      await sandbox.create(company.realm, 'payment', {
        ...{ CustomerRef: booked?.CustomerRef, TotalAmt: booked?.TotalAmt },
        Line: [{ Amount: booked?.TotalAmt, LinkedTxn: [{ TxnId: booked?.Id, TxnType: 'Invoice' }] }],
      });
      const page = await here.page('/sync', { as: 'accountant' });
      await page.getByRole('button', { name: 'Sync now' }).click();
      await eventually(
        async () => (await here.send<Made>('GET', `/invoices/${invoice.id}`)).status === 'paid',
        'the payment',
      );
      await page.goto(`/invoices/${invoice.id}`);
      await page.getByText('Paid', { exact: true }).waitFor();
      await page.getByText(/^Payment of .* came in from the books$/).waitFor();
    }, 60_000);
  });
}
