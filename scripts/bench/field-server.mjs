import { load, settings } from './application.mjs';
import { answerTasks } from './child.mjs';
import { cpuSeconds } from './meters.mjs';

const state = { streams: [] };
const TOKEN_SECONDS = 4 * 3_600;

/** The product's own application with its sockets; ROLE=all, so that listeners run too. */
async function start({ databaseUrl }) {
  const { NestFactory } = await import('@nestjs/core');
  const { JwtService } = await import('@nestjs/jwt');
  const platform = await load('libs/platform/src/index.js');
  const { AppModule } = await load('apps/api/src/app.module.js');
  const { LiveEventsRepository } = await load('libs/tracking/src/live/live-events.repository.js');
  const config = platform.loadConfig({ ...settings(databaseUrl), ROLE: 'all' });
  const app = await NestFactory.create(AppModule.forRoot(config), platform.createHttpAdapter(config), {
    logger: false,
    abortOnError: false,
    bodyParser: false,
  });
  platform.configureHttp(app);
  await app.listen(0, '127.0.0.1');
  Object.assign(state, {
    app,
    platform,
    jwt: app.get(JwtService, { strict: false }),
    events: app.get(LiveEventsRepository, { strict: false }),
    database: app.get(platform.Database),
  });
  return { url: `http://127.0.0.1:${app.getHttpServer().address().port}` };
}

const asTenant = (id, work) => state.platform.runAsTenant(id, state.platform.systemActor('bench'), work);

/** An organization with people who are signed in already: passwords are slow on purpose, and not what is measured. */
async function populate({ managers, contractors, isClockedIn }) {
  const { newId } = await load('libs/kernel/src/index.js');
  const { createOrganization } = await import('./application.mjs');
  const organizationId = await createOrganization(state.app);
  const people = Array.from({ length: managers + contractors }, (_, index) => ({
    user_id: newId(),
    family_id: newId(),
    contractor_id: index < managers ? null : newId(),
    role: index < managers ? 'manager' : 'contractor',
  }));
  await asTenant(organizationId, () => state.database.rows(POPULATE, [JSON.stringify(people)]));
  if (isClockedIn) await asTenant(organizationId, () => state.database.rows(CLOCK_IN));
  const tokens = await Promise.all(
    people.map(({ user_id: sub, family_id: sid, role }) =>
      state.jwt.signAsync({ sub, org: organizationId, role, sid }, { expiresIn: TOKEN_SECONDS }),
    ),
  );
  return {
    organizationId,
    managers: tokens.slice(0, managers),
    contractors: tokens.slice(managers),
    contractorIds: people.slice(managers).map(({ contractor_id }) => contractor_id),
  };
}

const POPULATE = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(user_id uuid, family_id uuid, contractor_id uuid, role text)
  ), u AS (
    INSERT INTO users (id, email, name, password_hash) SELECT user_id, user_id || '@bench.example', 'Bench', '-' FROM given RETURNING id
  ), c AS (
    INSERT INTO contractors (organization_id, id, display_name)
    SELECT current_organization(), contractor_id, 'Contractor ' || contractor_id FROM given WHERE contractor_id IS NOT NULL RETURNING id
  ), m AS (
    INSERT INTO memberships (organization_id, user_id, role, contractor_id)
    SELECT current_organization(), user_id, role, contractor_id FROM given RETURNING user_id
  ), t AS (
    INSERT INTO refresh_tokens (organization_id, id, user_id, family_id, token_hash, expires_at)
    SELECT current_organization(), family_id, user_id, family_id, family_id::text, now() + interval '1 day' FROM given RETURNING id
  ), l AS (
    INSERT INTO location_consents (organization_id, contractor_id, given_at)
    SELECT current_organization(), contractor_id, now() - interval '1 day' FROM given WHERE contractor_id IS NOT NULL RETURNING contractor_id
  )
  INSERT INTO tracking_settings (organization_id, continuous) SELECT current_organization(), true
  WHERE (SELECT count(*) FROM u) + (SELECT count(*) FROM c) + (SELECT count(*) FROM m) + (SELECT count(*) FROM t) + (SELECT count(*) FROM l) > 0`;

const CLOCK_IN = `
  INSERT INTO time_entries (organization_id, id, contractor_id, kind, work_date, minutes, started_at, status)
  SELECT current_organization(), uuidv7(), id, 'timer', now()::date, 0, now() - interval '1 hour', 'running' FROM contractors`;

/** An office with so many invoices behind it, and somebody who can sign in to look at them. */
async function office({ invoices }) {
  const { IdentityFacade } = await load('libs/identity/src/index.js');
  const { createOrganization } = await import('./application.mjs');
  const organizationId = await createOrganization(state.app);
  const identity = state.app.get(IdentityFacade, { strict: false });
  const person = { email: `${organizationId}@bench.example`, password: 'a Password for a bench' };
  const userId = await identity.createUser({ ...person, name: 'Bench' });
  await identity.addMember({ organizationId, userId, role: 'owner' });
  for (const [sql, ...values] of officeRows(invoices))
    await asTenant(organizationId, () => state.database.rows(sql, values));
  return person;
}

/** A name's UUID, so that statements can find each other's rows. */
const idOf = (text) => `md5(current_organization()::text || ${text})::uuid`;

/** Most is paid, as in any office; one in twenty of the rest is in each of the states before that. */
const officeRows = (invoices) => [
  [
    `INSERT INTO customers (organization_id, id, display_name)
     SELECT current_organization(), ${idOf(`'customer' || n`)}, 'Customer ' || n FROM generate_series(0, 199) n`,
  ],
  [
    `INSERT INTO contractors (organization_id, id, display_name)
     SELECT current_organization(), ${idOf(`'contractor' || n`)}, 'Contractor ' || n FROM generate_series(1, 20) n`,
  ],
  [
    `INSERT INTO jobs (organization_id, id, number, customer_id, name, status, contract_amount, due_date)
     SELECT current_organization(), ${idOf(`'job' || n`)}, 'JOB-' || n, ${idOf(`'customer' || (n % 200)`)}, 'Job ' || n, 'in_progress', 1000 + n,
       now()::date + n % 60 - 10
     FROM generate_series(1, 200) n`,
  ],
  [
    `INSERT INTO invoices (organization_id, id, number, direction, status, customer_id, invoice_date, due_date, subtotal, tax_amount, total, balance)
     SELECT current_organization(), ${idOf(`'invoice' || n`)}, 'INV-' || lpad(n::text, 6, '0'), 'receivable', status, ${idOf(`'customer' || (n % 200)`)},
       day, day + 30, 1000 + n % 90, 130, 1130 + n % 90,
       CASE status WHEN 'paid' THEN 0 WHEN 'partially_paid' THEN 500 ELSE 1130 + n % 90 END
     FROM generate_series(1, $1::int) n
       CROSS JOIN LATERAL (SELECT now()::date - n % 400 AS day,
         (ARRAY['draft', 'pending_approval', 'approved', 'sent', 'partially_paid'])[n % 20 + 1] AS early) d
       CROSS JOIN LATERAL (SELECT coalesce(early, 'paid') AS status) s`,
    invoices,
  ],
];

/** Tells an organization so many things, one after the other, as a worker does. */
async function tell({ organizationId, count, data, everyMs }) {
  const event = { name: 'job:moved', audience: { family: 'jobs' }, data };
  for (let index = 0; index < count; index += 1) {
    await asTenant(organizationId, () => state.events.append([event]));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Figures of a table, for proofs after the fact. */
const count = ({ organizationId, sql }) => asTenant(organizationId, () => state.database.rows(sql));

function begin() {
  state.cpu = process.cpuUsage();
}

const end = () => cpuSeconds(state.cpu);
const memory = () => process.memoryUsage().rss;

answerTasks({ start, populate, office, tell, count, begin, end, memory });
