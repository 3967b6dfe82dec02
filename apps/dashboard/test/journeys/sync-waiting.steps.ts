import { InvoicingFacade } from '#invoicing';
import { newId } from '#kernel';
import { Database, Files } from '#platform';
import { type SandboxCompany, sandbox } from '../../../../libs/accounting/src/testing/sandbox.js';
import type { Stage } from '../stage/stage.js';

interface Connected {
  here: Stage;
  company: SandboxCompany;
  connection: string;
  approve(itemId: string | undefined, unitPrice: string): Promise<{ number: string }>;
  list<T>(path: string): Promise<T[]>;
  until(what: string, check: () => Promise<boolean>): Promise<unknown>;
}

const TWIN = 'Boreal Wiring';

/** Steps of the journey through Sync: what cannot be sent is decided where it is shown. */
export function waitingSteps(of: () => Connected): void {
  it('a customer whom the books have already becomes one with theirs at one press', async () => {
    const { here, company, connection, list, until } = of();
    await sandbox.create(company.realm, 'customer', { DisplayName: TWIN });
    await here.send('POST', '/customers', { displayName: TWIN });
    await until('the refusal', async () => (await list('/sync-waiting')).length === 1);
    await here.send('POST', `/integrations/${connection}/sync`, { kind: 'delta' });
    const candidates = async () => (await list<{ candidates: unknown[] }>('/sync-waiting'))[0]?.candidates;
    await until('theirs to be known', async () => (await candidates())?.length === 1);
    const page = await here.page('/');
    await page.getByRole('link', { name: /^Waiting in Sync 1/ }).click();
    await page.getByText('90 of 100: same name').waitFor();
    await here.inspect('sync-there-already', '/sync', (one) =>
      one.getByText('90 of 100: same name').waitFor(),
    );
    await page.getByRole('button', { name: 'It is the same one' }).click();
    await page.getByText(`${TWIN}: both are one now`).waitFor();
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
    const there = await sandbox.documents(company.realm, 'customer');
    expect(there.filter(({ DisplayName }) => DisplayName === TWIN)).toHaveLength(1);
  }, 60_000);

  it('what a closed period held up goes in one step, once that is open again', async () => {
    const { here, company } = of();
    const numbers = await holdUp(of());
    const page = await here.page('/sync');
    const first = page.getByRole('listitem').filter({ hasText: `Invoice ${numbers[0]}` });
    await first.getByText('Closed period').waitFor();
    await first.getByText(/ours is of/).waitFor();
    await here.check(page);
    await sandbox.closeBooks(company.realm);
    await first.getByRole('checkbox', { name: '1 other of the same cause as well' }).check();
    await first.getByRole('button', { name: 'Retry' }).click();
    await page.getByText('2 decided').waitFor();
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
    await areThere(of(), numbers);
  }, 60_000);

  it('everything of a company that did not go is tried again at one press, which says how many', async () => {
    const { here, company, connection } = of();
    const page = await here.page(`/sync?tab=writes&connection=${connection}`, { as: 'accountant' });
    await page.getByText('In the books', { exact: true }).first().waitFor();
    expect(await page.getByRole('button', { name: 'Retry all' }).count()).toBe(0);
    const numbers = await holdUp(of());
    await sandbox.closeBooks(company.realm);
    await page.goto(`/sync?tab=writes&connection=${connection}`);
    await page.getByRole('button', { name: 'Retry all' }).click();
    await page.getByText('2 are tried again').waitFor();
    await areThere(of(), numbers);
    await page.getByRole('button', { name: 'Retry all' }).waitFor({ state: 'detached' });
  }, 60_000);

  it('a file that the books do not take is left out where it waits, and its bill says so', async () => {
    const { here, company, list, until } = of();
    const bill = await billWithPicture(
      here,
      await list('/contractors?limit=1'),
      await list('/items?limit=200&active=true'),
    );
    await until('the file to wait', async () => (await list('/sync-waiting')).length === 1);
    const page = await here.page(`/invoices/${bill}`);
    await page.getByText('fuel.webp is not there').waitFor();
    await page.getByRole('link', { name: 'Send again or leave out' }).click();
    await page.getByText(/takes no attachment of this kind/).waitFor();
    await here.check(page);
    await page.getByRole('button', { name: 'Leave it out' }).click();
    await page.getByText('fuel.webp is left out').waitFor();
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
    await page.goto(`/invoices/${bill}`);
    await page.getByText('fuel.webp was left out').waitFor();
    const files = await sandbox.documents(company.realm, 'attachable');
    expect(files.filter(({ FileName }) => FileName === 'fuel.webp')).toEqual([]);
  }, 60_000);
}

/** Two invoices that cannot go while the books of their days are closed. */
async function holdUp({ company, approve, list, until }: Connected): Promise<string[]> {
  await sandbox.closeBooks(company.realm, '2026-11-12');
  const items = await list<{ id: string; type: string }>('/items?limit=200&active=true');
  const itemId = items.find(({ type }) => type === 'service')?.id;
  const numbers = [(await approve(itemId, '12.00')).number, (await approve(itemId, '14.00')).number];
  await until('both to wait', async () => (await list('/sync-waiting')).length === 2);
  return numbers;
}

async function areThere({ company, until }: Connected, numbers: readonly string[]): Promise<void> {
  await until('both to be there', async () => {
    const there = await sandbox.documents(company.realm, 'invoice');
    return there.filter(({ DocNumber }) => numbers.includes(String(DocNumber))).length === 2;
  });
}

/** An approved bill for an expense whose receipt is a picture of a kind that the books do not take. */
async function billWithPicture(
  here: Stage,
  [contractor]: readonly { id: string }[],
  items: readonly { id: string; type: string }[],
): Promise<string> {
  const { test, organizationId } = here;
  const itemId = items.find(({ type }) => type === 'service')?.id;
  const { id } = await here.send<{ id: string }>('POST', '/invoices', {
    ...{ direction: 'payable', contractorId: contractor?.id, number: 'FUEL-1', invoiceDate: '2026-11-10' },
    lines: [{ itemId, quantity: '1', unitPrice: '12.50' }],
  });
  await here.send('POST', `/invoices/${id}/submit`, {});
  const approver = (await here.send<{ id: string }>('GET', '/me')).id;
  await test.as(organizationId, async () => {
    const get = <T>(type: abstract new (...args: never[]) => T): T =>
      test.app.get(type as never, { strict: false });
    const file = await get(Files).save({ name: 'fuel.webp', content: PICTURE });
    const expenseId = newId();
    await get(Database).rows(
      `INSERT INTO expenses (organization_id, id, contractor_id, expense_date, category, amount, currency, receipt_file_id, receipt_hash, status)
       VALUES (current_organization(), $1, $2, '2026-11-10', 'fuel', 12.5, 'CAD', $3, $4, 'invoiced')`,
      [expenseId, contractor?.id, file.id, file.sha256],
    );
    await get(Database).rows(
      `INSERT INTO invoice_evidence (organization_id, id, invoice_id, line_number, direction, kind, source_id)
       VALUES (current_organization(), $1, $2, 1, 'payable', 'expense', $3)`,
      [newId(), id, expenseId],
    );
    await get(InvoicingFacade).approve(id, approver);
  });
  return id;
}

const PICTURE = Buffer.concat([
  ...[Buffer.from('RIFF'), Buffer.from([26, 0, 0, 0]), Buffer.from('WEBPVP8L'), Buffer.alloc(18)],
]);
