import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { dist } from '../start/paths.mjs';

export const load = (path) => import(dist(path));

/** The settings of an installation; limits are lifted where they would be measured instead of the work. */
export function settings(databaseUrl, sandboxUrl) {
  return {
    NODE_ENV: 'production',
    ROLE: 'api',
    DATABASE_URL: databaseUrl,
    JWT_SECRET: randomBytes(32).toString('hex'),
    VAULT_MASTER_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'fatal',
    EGRESS_ALLOWED_HOSTS: '127.0.0.1,localhost',
    REQUESTS_PER_MINUTE: '1000000',
    SIGN_INS_PER_MINUTE: '1000000',
    SYNC_ENABLED: 'false',
    ...(sandboxUrl && {
      QBO_CLIENT_ID: 'sandbox-client',
      QBO_CLIENT_SECRET: 'sandbox-secret',
      QBO_API_URL: sandboxUrl,
      QBO_AUTHORIZE_URL: `${sandboxUrl}/connect/oauth2`,
      QBO_TOKEN_URL: `${sandboxUrl}/oauth2/v1/tokens/bearer`,
      QBO_REVOKE_URL: `${sandboxUrl}/v2/oauth2/tokens/revoke`,
      QBO_WEBHOOK_VERIFIER_TOKEN: 'sandbox-verifier-token',
      QBO_REQUESTS_PER_MINUTE: '100000',
      QBO_REQUESTS_PER_MONTH: '1000000000',
    }),
  };
}

export async function createOrganization(app) {
  const { newId } = await load('libs/kernel/src/index.js');
  const { Database, runAsTenant, systemActor, UnitOfWork } = await load('libs/platform/src/index.js');
  const id = newId();
  const data = { id, name: 'Bench', slug: `bench-${id}`, timezone: 'America/Toronto', province: 'ON' };
  await runAsTenant(id, systemActor('bench'), () =>
    app.get(UnitOfWork).run(async () => {
      await app.get(Database).prisma.organization.create({ data });
    }),
  );
  return id;
}
