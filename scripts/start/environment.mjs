/** What the processes are told. What the person has set wins over what the start command makes up. */
export function environmentFor({ env, port, sandboxPort, databaseUrl, isEmbedded, secrets }) {
  const sandbox = `http://127.0.0.1:${sandboxPort}`;
  const { SANDBOX_CLIENT_SECRET, QBO_WEBHOOK_VERIFIER_TOKEN, ...own } = secrets;
  const client = {
    id: env.SANDBOX_CLIENT_ID || DEFAULT_CLIENT_ID,
    secret: env.SANDBOX_CLIENT_SECRET || SANDBOX_CLIENT_SECRET,
  };
  const books = env.QBO_CLIENT_ID
    ? {}
    : {
        QBO_CLIENT_ID: client.id,
        QBO_CLIENT_SECRET: client.secret,
        QBO_WEBHOOK_VERIFIER_TOKEN,
        QBO_API_URL: sandbox,
        QBO_AUTHORIZE_URL: `${sandbox}/connect/oauth2`,
        QBO_TOKEN_URL: `${sandbox}/oauth2/v1/tokens/bearer`,
        QBO_REVOKE_URL: `${sandbox}/v2/oauth2/tokens/revoke`,
        EGRESS_ALLOWED_HOSTS: [env.EGRESS_ALLOWED_HOSTS, '127.0.0.1,localhost'].filter(Boolean).join(','),
      };
  return {
    ...own,
    // People with a known password are for the database that this command made, never for one that was given.
    ...(isEmbedded && { DEMO: 'true' }),
    ...withoutEmpty(env),
    // Without an application at Intuit the sandbox is all there is to talk to, whatever else is set.
    ...books,
    SANDBOX_URL: sandbox,
    SANDBOX_CLIENT_ID: client.id,
    SANDBOX_CLIENT_SECRET: client.secret,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    DATABASE_URL: databaseUrl,
    // Migrated once, by this command: its processes get no right to change tables.
    MIGRATION_DATABASE_URL: '',
    NODE_OPTIONS: '',
  };
}

const DEFAULT_CLIENT_ID = 'invoicepatch-local';

/** Whether the books that the API talks to are those of the sandbox. */
export const isOnSandbox = (settings) => settings.QBO_CLIENT_ID === settings.SANDBOX_CLIENT_ID;

function withoutEmpty(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}
