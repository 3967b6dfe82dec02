import { load, settings } from './application.mjs';
import { answerTasks } from './child.mjs';
import { cpuSeconds } from './meters.mjs';

const state = {};
const CUSTOMERS = 10_000;
const PASSWORD = 'a Password for the bench';

/** The product's own HTTP application, with a signed-in owner and ten thousand customers. */
async function start({ databaseUrl }) {
  const { NestFactory } = await import('@nestjs/core');
  const platform = await load('libs/platform/src/index.js');
  const { AppModule } = await load('apps/api/src/app.module.js');
  const { IdentityFacade } = await load('libs/identity/src/index.js');
  const config = platform.loadConfig(settings(databaseUrl));
  const app = await NestFactory.create(AppModule.forRoot(config), platform.createHttpAdapter(config), {
    logger: false,
    abortOnError: false,
    bodyParser: false,
  });
  platform.configureHttp(app);
  await app.listen(0, '127.0.0.1');
  const identity = app.get(IdentityFacade, { strict: false });
  const email = 'owner@bench.example';
  const organizationId = await identity.createOrganization({
    name: 'Bench',
    timezone: 'America/Toronto',
    province: 'ON',
  });
  const userId = await identity.createUser({ email, name: 'Owner', password: PASSWORD });
  await identity.addMember({ organizationId, userId, role: 'owner' });
  const url = `http://127.0.0.1:${app.getHttpServer().address().port}`;
  const ids = await fill(platform, app, organizationId);
  return { url: `${url}/api/v1`, headers: await signIn(url, email), organizationId, ids };
}

async function signIn(url, email) {
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`The sign-in failed: ${await answer.text()}`);
  return { authorization: `Bearer ${(await answer.json()).accessToken}` };
}

async function fill({ Database, runAsTenant, systemActor }, app, organizationId) {
  const rows = await runAsTenant(organizationId, systemActor('bench'), () =>
    app.get(Database).rows(
      `INSERT INTO customers (organization_id, id, display_name, company_name, email, phone, billing_address)
       SELECT current_organization(), uuidv7(), 'Customer ' || n, 'Company ' || n, 'ap' || n || '@bench.example', '+1 416 555 0100',
         '{"line1": "12 Industrial Road", "city": "Toronto", "province": "ON", "postalCode": "M5V 1A1", "country": "CA"}'
       FROM generate_series(1, ${CUSTOMERS}) AS n RETURNING id`,
    ),
  );
  return rows.map(({ id }) => id);
}

/** CPU of this process for the requests in between. */
function begin() {
  state.cpu = process.cpuUsage();
}

const end = () => cpuSeconds(state.cpu);

answerTasks({ start, begin, end });
