import { inSpan } from '#platform';
import type { AccountingConnector } from '../ports/accounting-connector.js';
import type { BalanceReader } from '../ports/balance-reader.js';
import type { ConnectionContext } from '../ports/connection-context.js';

/** What goes over the wire. */
const CALLS = [
  'company',
  'pull',
  'delta',
  'read',
  'push',
  'findByExternalReference',
  'report',
] as const satisfies readonly (keyof AccountingConnector)[];
const BALANCE_CALLS = [
  'balances',
  'openDocuments',
  'count',
  'readMany',
] as const satisfies readonly (keyof BalanceReader)[];

type Call = (context: ConnectionContext, ...more: unknown[]) => Promise<unknown>;

/** The same connector, whose calls are spans. No connector knows of it. */
export function tracedConnector(connector: AccountingConnector): AccountingConnector {
  const { system } = connector.capabilities;
  const traced = withSpans(connector, CALLS, system);
  if (!connector.balances) return traced;
  return Object.defineProperty(traced, 'balances', {
    value: withSpans(connector.balances, BALANCE_CALLS, system),
  });
}

/** Everything else is as it was: `inner` stands behind it. */
function withSpans<T extends object>(inner: T, calls: readonly (keyof T & string)[], system: string): T {
  const outer: T = Object.create(inner);
  for (const name of calls) {
    const call = (inner[name] as Call).bind(inner);
    const value: Call = (context, ...more) =>
      inSpan({ name: `${system} ${name}`, attributes: described(system, context, more[0]) }, () =>
        call(context, ...more),
      );
    Object.defineProperty(outer, name, { value });
  }
  return outer;
}

/** Most calls begin with the entity, or with an operation that names it. */
function described(system: string, { connectionId }: ConnectionContext, subject: unknown) {
  const entity =
    typeof subject === 'object' && subject !== null && 'entity' in subject ? subject.entity : subject;
  return {
    'invoicepatch.accounting.system': system,
    'invoicepatch.connection.id': connectionId,
    ...(typeof entity === 'string' && { 'invoicepatch.entity': entity }),
  };
}
