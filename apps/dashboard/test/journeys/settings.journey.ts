import pg from 'pg';
import type { Page } from 'playwright-core';
import { PERMISSIONS, type Permission, type TenantRole } from '#identity';
import { Outside } from '../../../../libs/notifications/src/testing/notifications-fixture.js';
import { PHONE, type Stage } from '../stage/stage.js';

/** What the table of roles says, and the permission that decides it. */
const ABILITIES: Readonly<Record<string, Permission>> = {
  'See jobs, orders and customers': 'jobs.read',
  'Plan and run jobs': 'jobs.write',
  'See where people are at work': 'tracking.read',
  'Record time': 'time-entries.record',
  'Approve time': 'time-entries.approve',
  'Approve expenses': 'expenses.approve',
  'Write and change orders': 'purchase-orders.write',
  'See invoices and margins': 'invoices.read',
  'Write invoices': 'invoices.write',
  'Approve invoices': 'invoices.approve',
  'Void invoices': 'invoices.void',
  'Record payments': 'payments.write',
  'Sync with the books': 'integrations.sync',
  'See tax numbers of contractors': 'contractors.tax-identifiers',
  'Connect the books': 'integrations.manage',
  'Decide who approves what': 'approvals.manage',
  'Add people and make API keys': 'users.manage',
  'Read the audit log': 'audit.read',
};

/** A picture of one point. */
const LOGO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function choose(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

export default function settingsJourney(stage: () => Stage): void {
  describe('settings', () => {
    let here: Stage;

    const ask = (url: string, headers: Record<string, string>, payload?: object) =>
      here.test.app.inject({
        ...{ method: payload ? ('POST' as const) : ('GET' as const), url: `/api/v1${url}` },
        ...{ headers, payload },
      });

    beforeAll(async () => {
      here = await stage().elsewhere('Tidewater Plumbing Ltd.');
    });

    it('an owner adds a person with a role, changes it, and takes her out again', async () => {
      const page = await here.page('/settings');
      await page.getByRole('button', { name: 'Add a person' }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByLabel('Name').fill('Odile Tanguay');
      await drawer.getByLabel('E-mail').fill('odile@tidewater.example');
      await drawer.getByRole('button', { name: 'Suggest one' }).click();
      const password = await drawer.getByLabel('First password').inputValue();
      await drawer.getByLabel('Role').selectOption('dispatcher');
      await drawer.getByText(/Sees no invoices/).waitFor();
      await drawer.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByText('Odile Tanguay may sign in now').waitFor();
      const row = page.getByRole('row', { name: /Odile Tanguay/ });
      await row.getByText('Dispatcher').waitFor();
      const logIn = () => ask('/auth/login', {}, { email: 'odile@tidewater.example', password });
      expect((await logIn()).statusCode).toBe(200);

      await choose(page, 'Odile Tanguay', 'Change role');
      await drawer.getByLabel('Role').selectOption('manager');
      await drawer.getByRole('button', { name: 'Change role' }).click();
      await row.getByText('Manager').waitFor();

      await choose(page, 'Odile Tanguay', 'Remove');
      await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
      await page.getByText('Odile Tanguay is removed and signed out').waitFor();
      await row.waitFor({ state: 'detached' });
      expect((await logIn()).statusCode).toBeGreaterThanOrEqual(401);
    });

    it('a key is made for a program, shown once, and refused as soon as it is revoked', async () => {
      const page = await here.page('/settings?tab=keys');
      await page.getByRole('button', { name: 'New key' }).click();
      const drawer = page.getByRole('dialog', { name: 'New API key' });
      await drawer.getByLabel('Name').fill('Nightly export');
      await drawer.getByRole('button', { name: 'Make the key' }).click();
      await drawer.getByText('Choose at least one.').waitFor();
      await drawer.getByRole('button', { name: 'Everything that reads' }).click();
      await here.check(page);
      await drawer.getByRole('button', { name: 'Make the key' }).click();
      const shown = page.getByRole('dialog', { name: /^Copy the key/ });
      const key = await shown.getByLabel('API key').inputValue();
      await page.keyboard.press('Escape');
      await page.getByText('Have you kept the key?').waitFor();
      await page.getByRole('button', { name: 'Back to the key' }).click();
      await shown.getByRole('button', { name: 'Copy' }).click();
      await shown.getByText('Copied').waitFor();
      await shown.getByRole('button', { name: 'I have kept it' }).click();
      const asProgram = { 'x-api-key': key };
      expect((await ask('/customers', asProgram)).statusCode).toBe(200);
      expect((await ask('/customers', asProgram, { displayName: 'X' })).statusCode).toBe(403);

      await choose(page, 'Nightly export', 'Revoke');
      await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
      await page.getByText('No keys').waitFor();
      expect((await ask('/customers', asProgram)).statusCode).toBe(401);
    });

    it('a program is told of invoices, proves itself with a test, and each message can be read', async () => {
      const outside = new Outside();
      await outside.listen();
      const page = await here.page('/settings?tab=webhooks');
      await here.look('webhooks', page, () => page.getByText('No program is told').waitFor());
      await page.getByRole('button', { name: 'Add a program' }).click();
      const drawer = page.getByRole('dialog', { name: 'A program to tell' });
      await drawer.getByLabel('Address').fill(`${outside.address}/erp`);
      await drawer.getByLabel('What it is').fill('Warehouse ERP');
      await drawer.getByRole('button', { name: 'Add', exact: true }).click();
      await drawer.getByText('Choose at least one, or let it hear the notices.').waitFor();
      await drawer.getByRole('group', { name: 'Invoices and bills' }).getByLabel('approved').check();
      await here.check(page);
      await drawer.getByRole('button', { name: 'Add', exact: true }).click();
      const shown = page.getByRole('dialog', { name: 'Copy the secret now' });
      expect(await shown.getByLabel('Secret').inputValue()).toMatch(/^whsec_/);
      await shown.getByRole('button', { name: 'Copy' }).click();
      await shown.getByRole('button', { name: 'I have kept it' }).click();
      await page.getByRole('link', { name: /Warehouse ERP/ }).click();
      await page.getByRole('button', { name: 'Send a test' }).click();
      await page.getByText('Invoices and bills: approved').click();
      await page.getByRole('dialog').getByText('"isTest": true').waitFor();
      await page.getByRole('dialog').getByText('HTTP 200').waitFor();
      await here.look('webhook', page, () => page.getByRole('dialog').getByText('HTTP 200').waitFor());
      outside.close();
    }, 60_000);

    it('the log says what was done, and tells when somebody altered it behind our back', async () => {
      const page = await here.page('/settings?tab=audit');
      await page.getByText('revoked an API key').waitFor();
      await page.getByRole('button', { name: 'Verify the log' }).click();
      await page.getByText(/The log is whole: \d+ lines, each as it was written/).waitFor();
      await here.check(page);
      await page.getByRole('button', { name: 'About' }).click();
      await page.getByRole('menuitemradio', { name: 'an API key' }).click();
      await page.getByText('2 rows').waitFor();
      await page.getByText('created an API key: Nightly export').click();
      await page
        .getByRole('dialog')
        .getByText(/customers\.read/)
        .waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await alter(here);
      await page.getByRole('button', { name: 'Verify the log' }).click();
      await page.getByText('The log was changed at line 2.').waitFor();
      const french = await here.page('/settings?tab=audit', { language: 'fr' });
      await french.getByRole('button', { name: 'Vérifier le journal' }).click();
      await french.getByText(/^Cette ligne a été modifiée après coup\. Tout ce qui précède/).waitFor();
    });

    it('papers are seen as they will be while one types, and a wrong colour is told at its field', async () => {
      const page = await here.page('/settings?tab=organization');
      await page.getByRole('button', { name: 'Edit: On paper' }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByLabel('Legal name').fill('Tidewater Plumbing (1998) Ltd.');
      await drawer.getByRole('figure').getByText('Tidewater Plumbing (1998) Ltd.').waitFor();
      await drawer.getByLabel('Street').fill('18 Kiln Road');
      await drawer.getByLabel('City').fill('Hamilton');
      await drawer.getByLabel('Logo').setInputFiles({ name: 'l.png', mimeType: 'image/png', buffer: LOGO });
      await drawer.getByRole('figure').getByRole('img', { name: 'Logo' }).waitFor();
      await drawer.getByLabel('Colour', { exact: true }).fill('teal');
      await drawer.getByRole('button', { name: 'Save' }).click();
      await drawer.getByText('A colour looks like #0a7d55.').waitFor();
      await drawer.getByLabel('Colour', { exact: true }).fill('#0a7d55');
      await drawer.getByLabel('GST/HST number').fill('123456789rt0001');
      await drawer.getByRole('button', { name: 'Save' }).click();
      await drawer.waitFor({ state: 'detached' });
      await page.getByText('GST/HST 123456789 RT0001').waitFor();
      await page.getByText('Your logo').waitFor();
    });

    it('the table of roles says what the API decides', async () => {
      const page = await here.page('/settings?roles=show');
      const table = page.getByRole('dialog').getByRole('table');
      await table.getByText('Approve invoices').waitFor();
      const [head, ...rows] = await table
        .getByRole('row')
        .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
      const roles = (head ?? []).slice(1).map((role) => role.toLowerCase() as TenantRole);
      const said = rows.map(([word, ...cells]) => [word, roles.filter((_, at) => cells[at] === 'yes')]);
      const decided = Object.entries(ABILITIES).map(([word, permission]) => [
        word,
        roles.filter((role) => (PERMISSIONS[permission] as readonly TenantRole[]).includes(role)),
      ]);
      expect(roles).toHaveLength(8);
      expect(said).toEqual(decided);
    });

    it('everybody chooses what to be told, in French and on a phone as well', async () => {
      const look = { as: 'accountant', language: 'fr', theme: 'dark', ...PHONE } as const;
      const page = await here.page('/settings?tab=notifications', look);
      const written = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
      await page.getByLabel('Courriel : Un client a payé').selectOption('off');
      await written;
      await here.check(page);
      const { kinds } = await here.send<{ kinds: { kind: string; label: string; email: string }[] }>(
        ...(['GET', '/notifications/preferences', undefined, 'accountant'] as const),
      );
      expect(kinds.find(({ kind }) => kind === 'payment.received')?.email).toBe('off');
      const text = (await page.getByRole('main').textContent()) ?? '';
      expect(kinds.filter(({ label }) => text.includes(label))).toEqual([]);
    });

    it('an accountant sees the organization and her own choices, and changes nothing else', async () => {
      const page = await here.page('/settings', { as: 'accountant' });
      await page.getByText('GST/HST 123456789 RT0001').waitFor();
      expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Organization', 'My notifications']);
      expect(await page.getByRole('button', { name: /^Edit/ }).count()).toBe(0);
    });

    it('look right', async () => {
      await stage().inspect('settings', '/settings', (page) => page.getByText('Priya Raman').waitFor());
      await here.inspect('settings-organization', '/settings?tab=organization', (page) =>
        page.getByText('GST/HST 123456789 RT0001').waitFor(),
      );
    }, 60_000);

    it('look right where much is listed', async () => {
      await stage().inspect('settings-notifications', '/settings?tab=notifications', (page) =>
        page.getByText('A customer paid').waitFor(),
      );
      const page = await stage().page('/settings?tab=audit&entity=invoice');
      await page.getByRole('button', { name: 'Verify the log' }).click();
      await page.getByText(/The log is whole/).waitFor();
      await stage().look('settings-audit', page, () =>
        page
          .getByText(/^approved an invoice/)
          .first()
          .waitFor(),
      );
    }, 60_000);
  });
}

/** As somebody would who owns the database. */
async function alter({ test, organizationId }: Stage): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  await owner.query('ALTER TABLE audit_entries DISABLE TRIGGER audit_append_only');
  await owner.query(
    'UPDATE audit_entries SET data = \'{"total":"9"}\' WHERE organization_id = $1 AND sequence = 2',
    [organizationId],
  );
  await owner.query('ALTER TABLE audit_entries ENABLE TRIGGER audit_append_only');
  await owner.end();
}
