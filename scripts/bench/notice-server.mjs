import { load, settings } from './application.mjs';
import { answerTasks } from './child.mjs';

const state = {};

/** The API as a process of its own, with companies linked to organizations, as an accounting system reaches it. */
async function start({ databaseUrl, ownerUrl, sandboxUrl, companies }) {
  const { NestFactory } = await import('@nestjs/core');
  const platform = await load('libs/platform/src/index.js');
  const { AppModule } = await load('apps/api/src/app.module.js');
  const { IdentityFacade } = await load('libs/identity/src/index.js');
  const config = platform.loadConfig(settings(databaseUrl, sandboxUrl));
  const app = await NestFactory.create(AppModule.forRoot(config), platform.createHttpAdapter(config), {
    logger: false,
    abortOnError: false,
    bodyParser: false,
  });
  platform.configureHttp(app);
  await app.listen(0, '127.0.0.1');
  const { default: pg } = await import('pg');
  state.client = new pg.Client({ connectionString: ownerUrl });
  await state.client.connect();
  const identity = app.get(IdentityFacade, { strict: false });
  for (let number = 0; number < companies; number++) {
    const place = { timezone: 'America/Toronto', province: 'ON' };
    const organizationId = await identity.createOrganization({ name: `Bench ${number}`, ...place });
    await link(organizationId, `bench-${number}`);
  }
  return { url: `http://127.0.0.1:${app.getHttpServer().address().port}/api/v1` };
}

async function link(organizationId, company) {
  const { client } = state;
  await client.query('BEGIN');
  await client.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
  await client.query(
    `INSERT INTO connections (organization_id, id, system, status, remote_company_id, remote_company_name, confirmed_at, last_success_at)
     VALUES ($1::uuid, uuidv7(), 'quickbooks-online', 'active', $2, $2, now(), now())`,
    [organizationId, company],
  );
  await client.query('COMMIT');
}

/** Of how many records the inbox says something, over all organizations: one notice may mean two kinds of record. */
async function kept() {
  const { rows } = await state.client.query(
    'SELECT count(DISTINCT remote_id)::int AS kept FROM webhook_events',
  );
  return rows[0].kept;
}

answerTasks({ start, kept });
