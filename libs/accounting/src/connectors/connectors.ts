import type { Config } from '#platform';
import type { RegisteredConnector } from '../registry/connector-registry.js';
import { tracedConnector } from '../registry/traced-connector.js';
import { quickBooksOnlineConnector } from './quickbooks-online/index.js';

/** The accounting systems that the configuration makes available. */
export function registeredConnectors(config: Config): RegisteredConnector[] {
  const registered: RegisteredConnector[] = [];
  if (config.quickbooksOnline) {
    const { requestsPerMinute, requestsPerMonth } = config.quickbooksOnline;
    registered.push({
      connector: quickBooksOnlineConnector(config.quickbooksOnline),
      limits: { requestsPerMinute, requestsPerMonth },
    });
  }
  if (!config.tracing) return registered;
  return registered.map(({ connector, limits }) => ({ connector: tracedConnector(connector), limits }));
}
