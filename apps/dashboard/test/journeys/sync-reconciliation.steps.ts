import { type SandboxCompany, sandbox } from '../../../../libs/accounting/src/testing/sandbox.js';
import type { Stage } from '../stage/stage.js';

interface Connected {
  here: Stage;
  company: SandboxCompany;
  connection: string;
  list<T>(path: string): Promise<T[]>;
  until(what: string, check: () => Promise<boolean>): Promise<unknown>;
}

/** An item that is counted there, forty of it, and known here. */
const countedThere = async ({ here, company, connection, list, until }: Connected) => {
  const accounts = await sandbox.documents(company.realm, 'account');
  const of = (type: string) => ({ value: accounts.find(({ AccountType }) => AccountType === type)?.Id });
  const Name = 'Breaker 20 A';
  const { Item } = await sandbox.create(company.realm, 'item', {
    ...{ Name, Type: 'Inventory', TrackQtyOnHand: true, QtyOnHand: 40, InvStartDate: '2026-01-01' },
    ...{ IncomeAccountRef: of('Income'), ExpenseAccountRef: of('Cost of Goods Sold') },
    AssetAccountRef: of('Other Current Asset'),
  });
  await here.send('POST', `/integrations/${connection}/sync`, { kind: 'delta' });
  const items = () => list<{ name: string }>('/items?limit=200');
  const runs = () => list<{ status: string }>(`/integrations/${connection}/runs`);
  await until('the item', async () => (await items()).some(({ name }) => name === Name));
  await until('the sync', async () => (await runs()).every(({ status }) => status === 'succeeded'));
  return Item?.Id ?? '';
};

/** Somebody counts the shelf there and finds so many more. */
const countThere = async ({ realm }: SandboxCompany, item: string, QtyDiff: number) => {
  const accounts = await sandbox.documents(realm, 'account');
  const account = accounts.find(({ AccountType }) => AccountType === 'Cost of Goods Sold');
  const detail = { ItemRef: { value: item }, QtyDiff };
  await sandbox.create(realm, 'inventoryadjustment', {
    AdjustAccountRef: { value: account?.Id },
    Line: [{ DetailType: 'ItemAdjustmentLineDetail', ItemAdjustmentLineDetail: detail }],
  });
};

/** Steps of the journey through Sync: what the two books do not agree on is named and mended. */
export function reconciliationSteps(of: () => Connected): void {
  it('both books are tied out, and what is missing here or moved there comes with one press', async () => {
    const { here, company, connection } = of();
    const owed = (await sandbox.documents(company.realm, 'invoice')).find(
      ({ Balance, CurrencyRef }) =>
        Number(Balance) > 5 && (CurrencyRef as { value?: string } | undefined)?.value !== 'USD',
    );
    const counted = await countedThere(of());
    await here.send('PATCH', `/integrations/${connection}`, { pull: false });
    await sandbox.create(company.realm, 'payment', {
      ...{ CustomerRef: owed?.CustomerRef, TotalAmt: 5 },
      Line: [{ Amount: 5, LinkedTxn: [{ TxnId: owed?.Id, TxnType: 'Invoice' }] }],
    });
    await countThere(company, counted, 12);
    const page = await here.page('/sync?tab=reconciliation');
    await page.getByRole('button', { name: 'Reconcile now' }).click();
    await page.getByText('2 to look at').waitFor();
    await here.inspect('sync-reconciliation', '/sync?tab=reconciliation', (one) =>
      one.getByText('Payment not here').first().waitFor(),
    );
    const dialog = page.getByRole('dialog');
    for (const name of [/Payment not here/, /Other quantity on hand/]) {
      await page.getByRole('row', { name }).getByRole('link').click();
      await dialog.getByRole('button', { name: 'Read again' }).click();
      await dialog.getByText('Both sides agree').waitFor();
      await page.keyboard.press('Escape');
    }
    await page.getByText('Every difference is explained').waitFor();
    await here.check(page);
    await here.send('PATCH', `/integrations/${connection}`, { pull: true });
  }, 60_000);
}
