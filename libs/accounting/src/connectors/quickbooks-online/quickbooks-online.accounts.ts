import type { ConnectionContext } from '../../ports/connection-context.js';
import { ConnectorError } from '../../ports/connector-error.js';
import type { QuickBooksOnlineClient } from './quickbooks-online.client.js';
import type { AccountWish } from './quickbooks-online.entities.js';
import type { WireAccount } from './quickbooks-online.wire.js';

/** The account of the company that a write has to name. */
export async function accountFor(
  client: QuickBooksOnlineClient,
  context: ConnectionContext,
  wish: AccountWish,
): Promise<{ id: string; isCard: boolean }> {
  const found =
    'id' in wish ? await client.read(context, 'Account', wish.id) : await ofType(client, context, wish);
  if (found?.Id === undefined) throw missing('id' in wish ? 'this' : `a "${wish.type}"`);
  return { id: found.Id, isCard: (found as WireAccount).AccountType === 'Credit Card' };
}

/** The one in the document's currency, else the company's first: in a company with one currency none is named. */
async function ofType(
  client: QuickBooksOnlineClient,
  context: ConnectionContext,
  { type, currency }: Extract<AccountWish, { type: string }>,
): Promise<WireAccount | undefined> {
  const { rows } = await client.query(context, 'Account', {
    filters: [
      { field: 'AccountType', operator: '=', value: type },
      { field: 'Active', operator: 'IN', value: [true] },
    ],
  });
  const accounts = rows as WireAccount[];
  return accounts.find(({ CurrencyRef }) => CurrencyRef?.value === currency) ?? accounts[0];
}

function missing(what: string): ConnectorError {
  return new ConnectorError('validation', `QuickBooks has no ${what} account that this could name.`, {
    fix: 'Add or activate the account in QuickBooks, then press "Retry".',
  });
}
