import { InvoicingFacade } from '#invoicing';
import { type SandboxCompany, sandbox } from '../../../../libs/accounting/src/testing/sandbox.js';
import { eventually } from '../../../../libs/platform/src/testing/eventually.js';
import { connectAtConsent } from '../stage/consent.js';
import { Hands } from '../stage/hands.js';
import { PHONE, type Stage } from '../stage/stage.js';
import { homeSteps } from './sync-home.steps.js';
import { reconciliationSteps } from './sync-reconciliation.steps.js';
import { recordSteps } from './sync-record.steps.js';
import { runSteps } from './sync-run.steps.js';
import { settingsSteps } from './sync-settings.steps.js';
import { waitingSteps } from './sync-waiting.steps.js';

const NAME = 'Laurentian Copper';

export default function syncJourney(stage: () => Stage): void {
  describe('sync', () => {
    let here: Stage;
    let company: SandboxCompany;
    let connection: string;
    let partner: string;
    let callOut: string;
    let customer: { id: string; displayName: string; version: number };
    let plan: string;
    let changed: { id: string; name: string; phone: string | null };

    const list = async <T>(path: string) => (await here.send<{ items: T[] }>('GET', path)).items;
    const until = (what: string, check: () => Promise<boolean>) => eventually(check, what, 40_000);

    /** Somebody changes phone and e-mail in the books, somebody else changes them here. */
    const disagree = async () => {
      const mappings = await list<{ recordId: string; remoteId: string }>(
        `/integrations/${connection}/mappings?entity=customer&limit=200`,
      );
      customer = await here.send('GET', `/customers/${mappings[0]?.recordId}`);
      await here.send('PATCH', `/integrations/${connection}`, { push: false });
      await sandbox.edit(company.realm, 'customer', mappings[0]?.remoteId ?? '', {
        PrimaryPhone: { FreeFormNumber: '905-555-0100' },
        PrimaryEmailAddr: { Address: 'theirs@example.ca' },
      });
      const { version } = customer;
      const ours = { phone: '416-555-0199', email: 'ours@example.ca' };
      await here.send('PATCH', `/customers/${customer.id}`, { version, ...ours });
      await here.send('POST', `/integrations/${connection}/sync`, { kind: 'delta' });
      await until('the conflict', async () => (await list('/conflicts')).length === 1);
      await here.send('PATCH', `/integrations/${connection}`, { push: true });
    };

    /** The name is a supplier's there: customers and suppliers share one list of names. */
    const useTakenName = async () => {
      await sandbox.create(company.realm, 'vendor', { DisplayName: NAME });
      await here.send('POST', '/customers', { displayName: NAME });
      const path = `/integrations/${connection}/operations?status=parked`;
      await until('the refusal', async () => (await list(path)).length === 1);
    };

    /** An invoice to the customer with one line, approved past its time for taking back. */
    const approve = async (itemId: string | undefined, unitPrice: string) => {
      const codes = await list<{ id: string; name: string }>('/tax-codes?limit=200');
      const taxCodeId = codes.find(({ name }) => name === 'HST ON')?.id;
      const lines = [{ itemId, taxCodeId, quantity: '1', unitPrice }];
      const { id, number } = await here.send<{ id: string; number: string }>('POST', '/invoices', {
        ...{ direction: 'receivable', customerId: customer.id, invoiceDate: '2026-11-10', lines },
      });
      await here.send('POST', `/invoices/${id}/submit`, {});
      const { test, organizationId } = here;
      const approver = (await here.send<{ id: string }>('GET', '/me')).id;
      await test.as(organizationId, () =>
        test.app.get(InvoicingFacade, { strict: false }).approve(id, approver),
      );
      return { id, number };
    };

    /** The item was made here and the books refused it, so the invoice that bills it cannot go. */
    const approveWithUnknownItem = async () => {
      const services = (await sandbox.documents(company.realm, 'item')).filter(
        ({ Type, Active }) => Type === 'Service' && Active === true,
      );
      partner = String(services[0]?.Name);
      callOut = `Emergency ${partner}`;
      const unitPrice = Number(services[0]?.UnitPrice).toFixed(2);
      const { id: itemId } = await here.send<{ id: string }>('POST', '/items', {
        ...{ name: callOut, type: 'service', unitPrice },
      });
      const { number } = await approve(itemId, unitPrice);
      const path = `/integrations/${connection}/operations?status=parked&entity=invoice`;
      await until('the invoice to wait', async () => (await list(path)).length === 1);
      return number;
    };

    beforeAll(async () => {
      here = await stage().elsewhere('Kestrel Electric Ltd.');
      company = await sandbox.createCompany();
    }, 60_000);

    it('a company is connected at its own consent page, confirmed here, and read', async () => {
      const page = await here.page('/sync');
      await connectAtConsent(page, company.realm);
      await page.getByRole('heading', { name: 'Is this your company?' }).waitFor();
      await page.getByText('Canada').waitFor();
      await here.inspect('sync-connect', '/sync/connect', (one) => one.getByText('Canada').waitFor());
      await page.getByRole('button', { name: 'Yes, this is my company' }).click();
      await page.getByRole('button', { name: 'Begin without looking' }).waitFor();
      // Whoever leaves here comes back to the same step.
      await page.reload();
      // What is chosen here holds from the first sync on.
      await page.getByLabel('Approved time').selectOption('Only from the books');
      await page.getByRole('button', { name: 'Begin without looking' }).click();
      await page.getByText(/No invoice is approved and unsent now/).waitFor();
      await here.check(page);
      await page.getByRole('link', { name: 'Go to Sync' }).click();
      await page.getByText('Connected', { exact: true }).waitFor();
      await page.getByText('Never yet').waitFor({ state: 'detached' });
      const [linked] = await list<{ id: string }>('/integrations');
      connection = linked?.id ?? '';
      await until('the first sync', async () => {
        const [run] = await list<{ status: string }>(`/integrations/${connection}/runs`);
        return run?.status === 'succeeded';
      });
    }, 60_000);

    it('look right', async () => {
      await disagree();
      await useTakenName();
      await here.inspect('sync', '/sync', async (page) => {
        await page.getByText(/This name is already used in QuickBooks/).waitFor();
        await page.getByText('905-555-0100').waitFor();
      });
    }, 60_000);

    homeSteps(() => ({ here, connection, list, until }));

    it('a first invoice is sent from the last step and followed until it is in the books', async () => {
      await here.send('PATCH', `/integrations/${connection}`, { push: false });
      const items = await list<{ id: string; type: string }>('/items?limit=200&active=true');
      const { number } = await approve(items.find(({ type }) => type === 'service')?.id, '80.00');
      await here.send('PATCH', `/integrations/${connection}`, { push: true });
      const page = await here.page('/sync/connect');
      await page.getByRole('button', { name: `Send ${number}` }).click();
      await page.getByText('In the books', { exact: true }).waitFor();
      await here.check(page);
      const there = await sandbox.documents(company.realm, 'invoice');
      expect(there.filter(({ DocNumber }) => DocNumber === number)).toHaveLength(1);
    }, 60_000);

    it('look right in detail', async () => {
      const [parked] = await list<{ recordId: string }>(
        `/integrations/${connection}/operations?status=parked`,
      );
      await here.inspect('sync-record', `/sync/records/${parked?.recordId}`, (page) =>
        page.getByText(/This name is already used in QuickBooks/).waitFor(),
      );
      await here.inspect('sync-runs', '/sync?tab=runs', (page) =>
        page.getByText('Everything', { exact: true }).waitFor(),
      );
      // Where letters about a connection lead, which is its health.
      await here.inspect('sync-health', `/integrations/${connection}`, (page) =>
        page.getByText('There already (6240)').waitFor(),
      );
    }, 60_000);

    it('a refused write tells cause and fix; mended there, it is sent with one press', async () => {
      const page = await here.page('/sync');
      await page.getByText(/link the existing record/).waitFor();
      const vendors = await sandbox.documents(company.realm, 'vendor');
      const taken = vendors.find(({ DisplayName }) => DisplayName === NAME);
      await sandbox.edit(company.realm, 'vendor', taken?.Id ?? '', { DisplayName: `${NAME} Supply` });
      await page.getByRole('button', { name: 'Retry', exact: true }).click();
      await page.getByText(`${NAME} is tried again`).waitFor();
      await page.getByRole('tab', { name: 'What we send' }).click();
      await page
        .getByRole('row', { name: new RegExp(NAME) })
        .getByText('In the books')
        .waitFor();
    }, 60_000);

    it('a conflict is decided field by field with the keyboard, both sides beside each other', async () => {
      const page = await here.page('/sync');
      await page.getByRole('cell', { name: '416-555-0199' }).waitFor();
      await page.getByRole('radio', { name: 'Phone: QuickBooks Online' }).press('Space');
      const take = page.getByRole('button', { name: 'Take what is chosen' });
      expect(await take.isDisabled()).toBe(true);
      await page.getByRole('radio', { name: 'E-mail: InvoicePatch' }).press('Space');
      await here.check(page);
      await take.press('Enter');
      await page.getByText(`${customer.displayName}: both sides get what you chose`).waitFor();
      await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
      const chosen = { phone: '905-555-0100', email: 'ours@example.ca' };
      expect(await here.send('GET', `/customers/${customer.id}`)).toMatchObject(chosen);
    });

    recordSteps(() => ({ here, connection, customer }));
    waitingSteps(() => ({ here, company, connection, approve, list, until }));

    settingsSteps(() => ({ here, company, connection }));

    it('what a sync would do is looked at field by field, and then applied as it was shown', async () => {
      const path = `/integrations/${connection}/mappings?entity=customer&limit=200`;
      const linked = await list<{ recordId: string; remoteId: string }>(path);
      const other = linked.find(({ recordId }) => recordId !== customer.id);
      const phoneOf = () =>
        here.send<{ displayName: string; phone: string | null }>('GET', `/customers/${other?.recordId}`);
      const { displayName, phone } = await phoneOf();
      changed = { id: other?.recordId ?? '', name: displayName, phone };
      // The first hour of a new company begins with a reading of its own, which would come between.
      await here.send('PATCH', `/integrations/${connection}`, { pull: false });
      try {
        await sandbox.edit(company.realm, 'customer', other?.remoteId ?? '', {
          PrimaryPhone: { FreeFormNumber: '905-555-0177' },
        });
        const page = await here.page('/sync');
        await page.getByRole('button', { name: 'Look first' }).click();
        await page.getByRole('menuitem', { name: 'What would come in' }).click();
        await page.getByText(/Applying changes records here/).waitFor();
        plan = new URL(page.url()).pathname;
        await here.inspect('sync-plan', plan, (one) =>
          one.getByText(/Applying changes records here/).waitFor(),
        );
        await page.getByRole('link', { name: `Customer ${displayName}` }).click();
        const detail = page.getByRole('dialog');
        await detail.getByRole('row', { name: /^Phone .*905-555-0177/ }).waitFor();
        await here.check(page);
        await page.keyboard.press('Escape');
        expect((await phoneOf()).phone).toBe(phone);
        await page.getByRole('button', { name: 'Apply', exact: true }).click();
        await page.getByText(/Done as shown/).waitFor();
        expect((await phoneOf()).phone).toBe('905-555-0177');
      } finally {
        await here.send('PATCH', `/integrations/${connection}`, { pull: true });
      }
    }, 60_000);

    it('what that brought is undone as it was shown', async () => {
      const runs = await list<{ id: string; trigger: string }>(`/integrations/${connection}/runs`);
      const run = runs.find(({ trigger }) => trigger === 'plan')?.id;
      const page = await here.page(`/sync?connection=${connection}&tab=runs&run=${run}`);
      await page.getByRole('button', { name: 'Undo this run' }).click();
      // What else that run brought goes back with it.
      await page.getByText(/Undoing changes records here: \d+ set back/).waitFor();
      await page.getByRole('link', { name: `Customer ${changed.name}` }).waitFor();
      await here.inspect('sync-undo', new URL(page.url()).pathname, (one) =>
        one.getByText(/Undoing changes records here/).waitFor(),
      );
      await page.getByRole('button', { name: 'Undo as shown' }).click();
      await page.getByText(/Undone as shown/).waitFor();
      const row = page.getByRole('row').filter({ hasText: changed.name });
      await row.getByText('Done', { exact: true }).waitFor();
      const { phone } = await here.send<{ phone: string | null }>('GET', `/customers/${changed.id}`);
      expect(phone).toBe(changed.phone);
    }, 60_000);

    it('an approved invoice that waits for an item goes once somebody says what the item is there', async () => {
      const number = await approveWithUnknownItem();
      await here.inspect('sync-mappings', '/sync/mappings', (page) =>
        page.getByRole('link', { name: `Invoice ${number}` }).waitFor(),
      );
      const page = await here.page('/sync');
      const parked = page.getByRole('listitem').filter({ hasText: `Invoice ${number}` });
      await new Hands(page).go(parked.getByRole('link', { name: 'Choose its partner' }));
      const choice = page.getByRole('combobox', { name: `Send ${callOut} as` });
      await choice.waitFor();
      expect(await choice.inputValue()).toBe(partner);
      await page.getByText(/Suggested: similar name, same rate or price/).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('a');
      await page.getByText(`In the books: ${partner}`).waitFor();
      await page.goto(`/sync?tab=writes&connection=${connection}`);
      const written = page.getByRole('row', { name: new RegExp(`Invoice ${number}`) });
      await written.getByText('In the books').waitFor();
      await written.getByRole('link', { name: `Invoice ${number}` }).click();
      await page.getByRole('heading', { name: `Sync of Invoice ${number}` }).waitFor();
      await page.getByText('Arrived').first().waitFor();
      await here.check(page);
      const there = await sandbox.documents(company.realm, 'invoice');
      expect(there.filter(({ DocNumber }) => DocNumber === number)).toHaveLength(1);
    }, 60_000);

    reconciliationSteps(() => ({ here, company, connection, list, until }));

    it('can be read in French, in the dark and on a phone', async () => {
      const page = await here.page('/sync/mappings?state=matched', {
        language: 'fr',
        theme: 'dark',
        ...PHONE,
      });
      await page.getByText(`En comptabilité : ${partner}`).first().waitFor();
      await here.check(page);
      await page.goto(plan);
      await page.getByText(/Fait comme montré/).waitFor();
      await here.check(page);
      await page.goto('/sync?tab=runs');
      await page.getByText('Dernier succès').waitFor();
      await page.getByRole('link', { name: 'Tout', exact: true }).click();
      await page.getByRole('dialog').getByRole('rowheader', { name: 'Client', exact: true }).waitFor();
      await here.check(page);
    });

    runSteps(() => ({ here, connection }));

    it('a connection is paused, goes on, and ends only after a question', async () => {
      const page = await here.page('/sync');
      const menu = page.getByRole('button', { name: `More for ${company.name}` });
      await menu.click();
      await page.getByRole('menuitem', { name: 'Pause' }).click();
      await page.getByText('Paused', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Resume' }).click();
      await page.getByText('Connected', { exact: true }).waitFor();
      await menu.click();
      await page.getByRole('menuitem', { name: 'Disconnect' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click();
      await page.getByRole('heading', { name: 'Connect your books' }).waitFor();
    });
  });
}
