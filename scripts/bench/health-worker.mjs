import { load, settings } from './application.mjs';
import { answerTasks } from './child.mjs';

const state = {};

/** The application over an organization whose one connection has a month of writes behind it. */
async function start({ databaseUrl, ownerUrl, operations }) {
  const { NestFactory } = await import('@nestjs/core');
  const platform = await load('libs/platform/src/index.js');
  const { AppModule } = await load('apps/api/src/app.module.js');
  const { IdentityFacade } = await load('libs/identity/src/index.js');
  const health = (path) => load(`libs/accounting/src/health/${path}.js`);
  const { HealthQuery } = await health('health.query');
  const { HealthRepository } = await health('health.repository');
  const config = platform.loadConfig(settings(databaseUrl));
  const app = await NestFactory.create(AppModule.forRoot(config), platform.createHttpAdapter(config), {
    logger: false,
    abortOnError: false,
    bodyParser: false,
  });
  await app.init();
  const organizationId = await app.get(IdentityFacade, { strict: false }).createOrganization({
    name: 'Bench',
    timezone: 'America/Toronto',
    province: 'ON',
  });
  const { connectionId, ...made } = await fill(ownerUrl, organizationId, operations);
  Object.assign(state, { platform, organizationId, connectionId, ahead: 0 });
  const clock = app.get(platform.CLOCK, { strict: false });
  clock.now = () => new Date(Date.now() + state.ahead);
  state.health = app.get(HealthQuery, { strict: false });
  state.repository = app.get(HealthRepository, { strict: false });
  state.database = app.get(platform.Database, { strict: false });
  return made;
}

const asTenant = (work) => {
  const { runAsTenant, systemActor } = state.platform;
  return runAsTenant(state.organizationId, systemActor('bench'), work);
};

async function measure({ times }) {
  const { health, repository, database, connectionId } = state;
  const answer = await asTenant(() => health.of(connectionId));
  const { tries } = answer.rates.month;
  if (!(tries > 0) || answer.causes.length === 0 || answer.quality.length === 0)
    throw new Error(`The answer is empty: ${JSON.stringify(answer).slice(0, 500)}`);
  return {
    // After more than a minute: what is linked is measured anew beside every answer.
    one: await timed(times, () => {
      state.ahead += 61_000;
      return health.of(connectionId);
    }),
    again: await timed(times, () => health.of(connectionId)),
    all: await timed(times, () => health.all()),
    rates: await timed(times, () => repository.tallies(connectionId, new Date())),
    counted: await timed(Math.ceil(times / 10), () => database.rows(COUNTED, [connectionId])),
  };
}

/** Milliseconds of `times` answers. */
async function timed(times, ask) {
  const milliseconds = [];
  for (let time = 0; time < times; time++) {
    const begun = performance.now();
    await asTenant(ask);
    milliseconds.push(performance.now() - begun);
  }
  milliseconds.sort((one, other) => one - other);
  const at = (share) => milliseconds[Math.min(times - 1, Math.floor(milliseconds.length * share))];
  return { median: at(0.5), p95: at(0.95) };
}

/** The same figures without hours that were counted before; what was tried again cannot be told from these rows. */
const COUNTED = `SELECT entity, status, count(*) FILTER (WHERE updated_at >= now() - interval '1 day')::int AS day,
    count(*) FILTER (WHERE updated_at >= now() - interval '7 days')::int AS week, count(*)::int AS month
  FROM sync_operations WHERE connection_id = $1 AND status IN ('confirmed', 'failed', 'uncertain', 'parked')
    AND updated_at >= now() - interval '30 days' GROUP BY entity, status`;

/** Made where the rows are: a million of them by hand would be measured instead of the answer. */
async function fill(ownerUrl, organizationId, operations) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
    for (const [sql, ...values] of FILL)
      await client.query(sql, [
        organizationId,
        ...values.map((value) => (value === 'operations' ? operations : value)),
      ]);
    const { rows } = await client.query(MADE, [organizationId]);
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
    return rows[0];
  } finally {
    await client.end();
  }
}

const MADE = `SELECT id AS "connectionId", (SELECT count(*)::int FROM sync_operations) AS operations,
    (SELECT count(*)::int FROM sync_operation_hours) AS hours, (SELECT count(*)::int FROM external_links) AS links,
    (SELECT count(*)::int FROM sync_operations WHERE status NOT IN ('confirmed', 'superseded')) AS waiting
  FROM connections WHERE organization_id = $1::uuid`;

/** A name's UUID, so that statements can find each other's rows. */
const id = (text) => `md5($1::text || ${text})::uuid`;

/** Every fourth operation is the creation of a record of its own; most records are invoices. */
const FILL = [
  [
    `INSERT INTO connections (organization_id, id, system, status, remote_company_id, remote_company_name, confirmed_at, last_success_at)
     SELECT $1::uuid, ${id(`'connection'`)}, 'quickbooks-online', 'active', 'bench', 'Bench', now() - interval '1 year', now()`,
  ],
  [
    `INSERT INTO customers (organization_id, id, display_name)
     SELECT $1::uuid, ${id(`'customer' || n`)}, 'Customer ' || n FROM generate_series(1, $2::int / 40) n`,
    'operations',
  ],
  [
    `INSERT INTO items (organization_id, id, name, type)
     SELECT $1::uuid, ${id(`'item' || n`)}, 'Item ' || n, 'service' FROM generate_series(1, 500) n`,
  ],
  [
    `INSERT INTO invoices (organization_id, id, number, direction, status, customer_id, invoice_date, subtotal, tax_amount, total, balance)
     SELECT $1::uuid, ${id(`'invoice' || n`)}, 'INV-' || n, 'receivable', 'sent', ${id(`'customer' || (n % ($2::int / 40) + 1)`)},
       date '2026-11-20' - n % 300, 1000, 130, 1130, 1130 FROM generate_series(1, $2::int / 4) n`,
    'operations',
  ],
  // What two of a hundred would be is not linked, and one of a thousand was deleted there.
  [
    `INSERT INTO external_links (organization_id, connection_id, entity, local_id, remote_id, snapshot, snapshot_hash, deleted_at)
     SELECT $1::uuid, ${id(`'connection'`)}, 'invoice', ${id(`'invoice' || n`)}, n::text,
       json_build_object('number', 'INV-' || n, 'total', '1130.00', 'memo', repeat('x', 400)), md5(n::text), CASE WHEN n % 1000 = 0 THEN now() END
     FROM generate_series(1, $2::int / 4) n WHERE n % 50 <> 0
     UNION ALL
     SELECT $1::uuid, ${id(`'connection'`)}, 'customer', ${id(`'customer' || n`)}, 'c' || n,
       json_build_object('displayName', 'Customer ' || n), md5(n::text), NULL
     FROM generate_series(1, $2::int / 40) n WHERE n % 50 <> 0`,
    'operations',
  ],
  // A month of them: 96 of 100 went through, one waits for a person, some are on their way.
  [
    `INSERT INTO sync_operations (organization_id, id, connection_id, entity, local_id, local_version, operation, idempotency_key, status, attempts, error,
       created_at, updated_at, confirmed_at)
     SELECT $1::uuid, uuidv7(at - now()), ${id(`'connection'`)}, entity, ${id(`'invoice' || (n / 4 + 1)`)}, n % 4 + 1,
       CASE n % 4 WHEN 0 THEN 'create' ELSE 'update' END, md5(n::text), status, 1 + n % 3, error, at - interval '20 seconds', at,
       CASE status WHEN 'confirmed' THEN at END
     FROM generate_series(1, $2::int) n
       CROSS JOIN LATERAL (SELECT now() - n * (interval '30 days' / $2::int) AS at,
         (ARRAY['invoice', 'invoice', 'payment', 'customer', 'bill', 'time-activity'])[n % 6 + 1] AS entity,
         CASE WHEN n % 100 < 96 THEN 'confirmed' WHEN n % 100 = 96 THEN 'parked' WHEN n % 100 < 99 THEN 'superseded'
           WHEN n % 400 = 99 THEN 'failed' WHEN n % 400 = 199 THEN 'uncertain' ELSE 'planned' END AS status) s
       CROSS JOIN LATERAL (SELECT CASE
         WHEN status = 'parked' AND n % 3 = 0 THEN jsonb_build_object('kind', 'validation', 'message', 'The item of line 1 is not there.', 'fix', 'Link it.',
           'waitsFor', jsonb_build_object('entity', 'item', 'localId', ${id(`'item' || (n % 500 + 1)`)}))
         WHEN status IN ('parked', 'failed', 'uncertain') THEN jsonb_build_object('kind', 'validation', 'vendorCode', (6000 + n % 20)::text,
           'message', 'The books refused it.') END AS error) e`,
    'operations',
  ],
  [
    `INSERT INTO sync_operation_hours (organization_id, connection_id, hour, entity, outcome, cause, tries, retries, operation_id, message)
     SELECT organization_id, connection_id, date_trunc('hour', updated_at, 'UTC'), entity, status,
       CASE status WHEN 'confirmed' THEN '' ELSE sync_error_cause(error) END, count(*), count(*) FILTER (WHERE attempts > 1),
       (array_agg(id))[1], (array_agg(error ->> 'message'))[1]
     FROM sync_operations WHERE organization_id = $1::uuid AND status IN ('confirmed', 'failed', 'uncertain', 'parked') GROUP BY 1, 2, 3, 4, 5, 6`,
  ],
  [
    `INSERT INTO sync_runs (organization_id, id, connection_id, kind, "trigger", status, fence, started_at, finished_at)
     SELECT $1::uuid, gen_random_uuid(), ${id(`'connection'`)}, CASE n % 168 WHEN 0 THEN 'sweep' ELSE 'delta' END, 'hourly',
       CASE n % 97 WHEN 0 THEN 'failed' ELSE 'succeeded' END, 1, at, at + (3 + n % 40) * interval '1 second'
     FROM generate_series(1, 3000) n CROSS JOIN LATERAL (SELECT now() - n * interval '14 minutes' AS at) t`,
  ],
];

answerTasks({ start, measure });
