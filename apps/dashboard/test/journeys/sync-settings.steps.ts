import type { SandboxCompany } from '../../../../libs/accounting/src/testing/sandbox.js';
import { PHONE, type Stage } from '../stage/stage.js';

interface Connected {
  here: Stage;
  company: SandboxCompany;
  connection: string;
}

/** Steps of the journey through Sync: what is said once and holds from then on. */
export function settingsSteps(of: () => Connected): void {
  it('who wins a field from now on is said once', async () => {
    const { here } = of();
    await here.inspect('sync-policies', '/sync/policies', (page) =>
      page.getByRole('heading', { name: 'Who wins' }).waitFor(),
    );
    const page = await here.page('/sync/policies');
    await page.getByLabel('Customer, Phone').selectOption('remote');
    await page.getByText('Holds from the next sync on').waitFor();
    const { items } = await here.send<{ items: { entity: string; field: string; policy: string }[] }>(
      'GET',
      '/field-policies',
    );
    expect(items.find(({ entity, field }) => entity === 'customer' && field === 'phone')?.policy).toBe(
      'remote',
    );
    await page.getByLabel('Customer, Phone').selectOption('ask');
    await page.getByText('A person is asked again').waitFor();
  });

  it('the books are read as often as somebody says', async () => {
    const { here, company, connection } = of();
    const page = await here.page('/sync');
    const choose = async (often: string) => {
      await page.getByRole('button', { name: `More for ${company.name}` }).click();
      await page.getByRole('menuitem', { name: 'Settings' }).click();
      await page.getByLabel('How often the books are read').selectOption(often);
      await here.check(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await page.getByText('Settings saved').first().waitFor();
    };
    await choose('Every night only');
    await page.getByText('Read every night', { exact: true }).waitFor();
    const { items } = await here.send<{ items: { id: string; settings: object }[] }>('GET', '/integrations');
    expect(items.find(({ id }) => id === connection)?.settings).toMatchObject({ frequency: 'nightly' });
    await choose('Every ten minutes');
    await page.getByText('Read every night', { exact: true }).waitFor({ state: 'detached' });
  });

  it('each kind of records goes the way that somebody says', async () => {
    const { here, company, connection } = of();
    const page = await here.page('/sync', PHONE);
    const choose = async (kind: string, way: string) => {
      await page.getByRole('button', { name: `More for ${company.name}` }).click();
      await page.getByRole('menuitem', { name: 'Settings' }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByLabel(kind).selectOption(way);
      await here.check(page);
      await drawer.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Settings saved').first().waitFor();
      await drawer.waitFor({ state: 'detached' });
    };
    const stored = async () => {
      const { items } = await here.send<{ items: { id: string; settings: Record<string, unknown> }[] }>(
        'GET',
        '/integrations',
      );
      return items.find(({ id }) => id === connection)?.settings;
    };
    await choose('Orders of customers', 'Only from the books');
    await choose('Orders to suppliers', 'Neither way');
    await page
      .getByText(
        'Orders of customers: Only from the books · Orders to suppliers: Neither way · Approved time: Only from the books',
      )
      .waitFor();
    const { directions, pushOrders } = (await stored()) ?? {};
    expect(directions).toMatchObject({
      estimate: 'from-books',
      'purchase-order': 'off',
      'time-activity': 'from-books',
    });
    expect(pushOrders).toBe(false);
    await here.check(page);
    const french = await here.page(`/sync?settings=${connection}`, { language: 'fr', ...PHONE });
    await french.getByLabel('Commandes des clients').waitFor();
    expect(await french.getByLabel('Commandes aux fournisseurs').inputValue()).toBe('off');
    await here.check(french);
    await french.close();
    await page.getByRole('button', { name: `More for ${company.name}` }).click();
    await page.getByRole('menuitem', { name: 'Settings' }).click();
    await page.getByLabel('Orders and time from this day on').fill('2025-04-01');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await stored())?.startDate).toBe('2025-04-01');
    await choose('Orders of customers', 'Both ways');
    await choose('Orders to suppliers', 'Both ways');
    await choose('Approved time', 'Both ways');
    await page.getByText('Orders of customers:').waitFor({ state: 'detached' });
    expect((await stored())?.pushOrders).toBe(true);
  });

  it('used stock is posted to the account that somebody chose, until nobody wants it', async () => {
    const { here, company, connection } = of();
    const page = await here.page('/sync');
    const field = () => page.getByRole('combobox', { name: 'Post used stock to' });
    const settings = async () => {
      const { items } = await here.send<{ items: { id: string; settings: { stockAccountId?: string } }[] }>(
        'GET',
        '/integrations',
      );
      return items.find(({ id }) => id === connection)?.settings;
    };
    const inSettings = async (work: () => Promise<void>) => {
      await page.getByRole('button', { name: `More for ${company.name}` }).click();
      await page.getByRole('menuitem', { name: 'Settings' }).click();
      await field().waitFor();
      await work();
      await here.check(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await inSettings(async () => {
      await field().fill('Cost of');
      await page.getByRole('option').first().click();
    });
    const { stockAccountId } = (await settings()) ?? {};
    const account = await here.send<{ name: string }>('GET', `/accounts/${stockAccountId}`);
    await inSettings(async () => {
      expect(await field().inputValue()).toBe(account.name);
      await page.getByRole('button', { name: 'Clear selection' }).click();
    });
    expect((await settings())?.stockAccountId).toBeNull();
  });
}
