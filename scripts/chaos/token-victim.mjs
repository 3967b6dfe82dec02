import { dist } from '../start/paths.mjs';

/** A node that is killed between the token endpoint's answer and the commit of what it brought. */
const part = (path) => import(dist(`libs/accounting/src/${path}`).href);
const [organization, connection] = process.argv.slice(2);
const { JWT_SECRET, VAULT_MASTER_KEY, VICTIM_DATABASE } = process.env;

const { AccountingApp } = await part('testing/accounting-app.js');
const { ConnectionContexts } = await part('connections/connection-contexts.js');
const { CredentialsRepository } = await part('credentials/credentials.repository.js');

const reveal = (text) => ({ reveal: () => text });
const config = { jwtSecret: reveal(JWT_SECRET), vaultMasterKey: reveal(VAULT_MASTER_KEY) };
const test = { config, database: JSON.parse(VICTIM_DATABASE) };
const node = await AccountingApp.beside({ test }, { SYNC_ENABLED: 'false' });
node.get(CredentialsRepository).saveRefreshed = () => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};
await node.as(organization, async () => {
  const { connector, context } = await node
    .get(ConnectionContexts)
    .open(connection, AbortSignal.timeout(60_000));
  await connector.company(context);
});
// Somebody else had refreshed already.
process.exit(0);
