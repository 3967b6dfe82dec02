import type { QuickBooksOnlineConfig } from '#platform';
import type { AccountingConnector } from '../../ports/accounting-connector.js';
import { QuickBooksOnlineConnector } from './quickbooks-online.connector.js';

/** The connector of this installation; there is none without `QBO_CLIENT_ID`. */
export function quickBooksOnlineConnector(config: QuickBooksOnlineConfig): AccountingConnector {
  return new QuickBooksOnlineConnector(config);
}
