import { load, settings } from './application.mjs';
import { answerTasks } from './child.mjs';

const state = {};

/** The product's own rules over an organization of that many time entries. */
async function start({ databaseUrl, ownerUrl, entries, contractors, invoices, lines }) {
  const { NestFactory } = await import('@nestjs/core');
  const platform = await load('libs/platform/src/index.js');
  const { AppModule } = await load('apps/api/src/app.module.js');
  const { IdentityFacade } = await load('libs/identity/src/index.js');
  const { ValidateInvoice } = await load('libs/approvals/src/queries/validate-invoice.query.js');
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
  const made = await fill(ownerUrl, { organizationId, entries, contractors, invoices, lines });
  const database = app.get(platform.Database, { strict: false });
  Object.assign(state, { platform, app, database, organizationId, ...made });
  state.validation = app.get(ValidateInvoice, { strict: false });
  countStatements(database.pool);
  return { entries };
}

function countStatements(pool) {
  const query = pool.query.bind(pool);
  state.statements = 0;
  pool.query = (...args) => {
    state.statements += 1;
    return query(...args);
  };
}

const asTenant = (work) => {
  const { runAsTenant, systemActor } = state.platform;
  return runAsTenant(state.organizationId, systemActor('bench'), work);
};

/** Milliseconds of each of `times` validations of the large invoice, and the statements that one costs. */
async function one({ times }) {
  const milliseconds = [];
  for (let time = 0; time < times; time++) {
    state.statements = 0;
    const begun = performance.now();
    await asTenant(() => state.validation.run(state.large));
    milliseconds.push(performance.now() - begun);
  }
  return { milliseconds, statements: state.statements };
}

/** Seconds for all the small invoices, one by one and at once. */
async function many() {
  let begun = performance.now();
  for (const id of state.small) await asTenant(() => state.validation.run(id));
  const oneByOne = (performance.now() - begun) / 1000;
  state.statements = 0;
  begun = performance.now();
  const found = await asTenant(() => state.validation.many(state.small));
  const atOnce = (performance.now() - begun) / 1000;
  return { oneByOne, atOnce, count: found.size, statements: state.statements };
}

/** Made where the rows are: a million of them by hand would be measured instead of the rules. */
async function fill(ownerUrl, sizes) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.organization_id', $1, true)`, [sizes.organizationId]);
    for (const [sql, ...names] of FILL)
      await client.query(
        sql,
        names.map((name) => sizes[name]),
      );
    const { rows } = await client.query(
      `SELECT id, number FROM invoices WHERE status = 'pending_approval' AND organization_id = $1 ORDER BY number`,
      [sizes.organizationId],
    );
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
    const large = rows.find(({ number }) => number === 'LARGE').id;
    return { large, small: rows.filter(({ id }) => id !== large).map(({ id }) => id) };
  } finally {
    await client.end();
  }
}

/** A name's UUID, so that statements can find each other's rows. */
const id = (text) => `md5($1::text || ${text})::uuid`;

const FILL = [
  [
    `INSERT INTO customers (organization_id, id, display_name)
     SELECT $1::uuid, ${id(`'customer' || n`)}, 'Customer ' || n FROM generate_series(1, 200) n`,
    'organizationId',
  ],
  [
    `INSERT INTO contractors (organization_id, id, display_name)
     SELECT $1::uuid, ${id(`'contractor' || n`)}, 'Contractor ' || n FROM generate_series(1, $2::int) n`,
    'organizationId',
    'contractors',
  ],
  [
    `INSERT INTO jobs (organization_id, id, number, customer_id, name, status, contract_amount, site_address)
     SELECT $1::uuid, ${id(`'job' || n`)}, 'JOB-' || n, ${id(`'customer' || (n % 200 + 1)`)}, 'Job ' || n, 'in_progress', 1000000, '{"province": "ON"}'
     FROM generate_series(1, 1000) n`,
    'organizationId',
  ],
  [
    `INSERT INTO tax_rates (organization_id, id, name, percent) VALUES ($1::uuid, ${id(`'rate'`)}, 'HST ON', 13)`,
    'organizationId',
  ],
  [
    `INSERT INTO tax_codes (organization_id, id, name, sales_rates)
     SELECT $1::uuid, ${id(`'code'`)}, 'HST ON', jsonb_build_array(jsonb_build_object('taxRateId', ${id(`'rate'`)}, 'order', 1, 'onTax', false))`,
    'organizationId',
  ],
  [
    `INSERT INTO items (organization_id, id, name, type) VALUES ($1::uuid, ${id(`'item'`)}, 'Labour', 'service')`,
    'organizationId',
  ],
  // A visit for each job, with a window and a fence.
  [
    `INSERT INTO work_orders (organization_id, id, number, status, title, job_id, latitude, longitude, scheduled_start, scheduled_end)
     SELECT $1::uuid, ${id(`'visit' || n`)}, 'WO-' || n, 'done', 'Visit', ${id(`'job' || n`)}, 43.65, -79.38, now() - interval '6 years', now()
     FROM generate_series(1, 1000) n`,
    'organizationId',
  ],
  [
    `INSERT INTO time_entries (organization_id, id, contractor_id, job_id, work_order_id, item_id, work_date, minutes, status, hourly_rate, cost_rate, started_at, ended_at)
     SELECT $1::uuid, ${id(`'time' || n`)}, ${id(`'contractor' || (n % $2::int + 1)`)}, ${id(`'job' || (n % 1000 + 1)`)}, ${id(`'visit' || (n % 1000 + 1)`)},
       ${id(`'item'`)}, day, 200 + n % 60, 'approved', 95, 40, begun, begun + (200 + n % 60) * interval '1 minute'
     FROM generate_series(1, $3::int) n
       CROSS JOIN LATERAL (SELECT date '2026-11-20' - (n / $2::int / 2) % 2000 AS day) d
       CROSS JOIN LATERAL (SELECT day + time '08:00' + (n / $2::int % 2) * interval '5 hours' AS begun) b`,
    'organizationId',
    'contractors',
    'entries',
  ],
  // A past for everybody, so that there is something to compare with.
  [
    `INSERT INTO invoices (organization_id, id, number, direction, status, customer_id, job_id, invoice_date, subtotal, tax_amount, total, balance)
     SELECT $1::uuid, ${id(`'past' || n`)}, 'PAST-' || n, 'receivable', 'paid', ${id(`'customer' || (n % 200 + 1)`)}, ${id(`'job' || (n % 1000 + 1)`)},
       date '2026-10-01' - n % 300, 1000 + n % 90, 0, 1000 + n % 90, 0
     FROM generate_series(1, 10000) n`,
    'organizationId',
  ],
  [
    `INSERT INTO invoices (organization_id, id, number, direction, status, customer_id, job_id, invoice_date, subtotal, tax_amount, total, balance)
     SELECT $1::uuid, ${id(`'small' || n`)}, 'SMALL-' || lpad(n::text, 5, '0'), 'receivable', 'pending_approval', ${id(`'customer' || (n % 200 + 1)`)},
       ${id(`'job' || (n % 1000 + 1)`)}, date '2026-11-20', 300 + n, 0, 300 + n, 300 + n
     FROM generate_series(1, $2::int) n
     UNION ALL SELECT $1::uuid, ${id(`'large'`)}, 'LARGE', 'receivable', 'pending_approval', ${id(`'customer1'`)}, ${id(`'job1'`)},
       date '2026-11-20', 100 * $3::int, 0, 100 * $3::int, 100 * $3::int`,
    'organizationId',
    'invoices',
    'lines',
  ],
  // The large one bills a crew of twenty.
  [
    `INSERT INTO invoice_lines (organization_id, invoice_id, line_number, description, quantity, unit_price, amount, tax_amount, job_id, time_entry_id, item_id, tax_code_id)
     SELECT $1::uuid, ${id(`'small' || n`)}, l, 'Work', 1, 100, CASE l WHEN 3 THEN 100 + n ELSE 100 END, 0, ${id(`'job' || (n % 1000 + 1)`)}, ${id(`'time' || (n * 3 + l)`)},
       ${id(`'item'`)}, ${id(`'code'`)}
     FROM generate_series(1, $2::int) n CROSS JOIN generate_series(1, 3) l
     UNION ALL SELECT $1::uuid, ${id(`'large'`)}, l, 'Work', 1, 100, 100, 0, ${id(`'job1'`)}, ${id(`'time' || (l / 20 * $4::int + l % 20 + 10000)`)},
       ${id(`'item'`)}, ${id(`'code'`)}
     FROM generate_series(1, $3::int) l`,
    'organizationId',
    'invoices',
    'lines',
    'contractors',
  ],
  // Where the entries that are billed were punched, at their begin.
  [
    `INSERT INTO time_punches (organization_id, id, time_entry_id, kind, at, latitude, longitude, accuracy_meters)
     SELECT t.organization_id, t.id, t.id, 'start', t.started_at, 43.6501, -79.3801, 15
     FROM time_entries t JOIN invoice_lines l ON l.organization_id = t.organization_id AND l.time_entry_id = t.id
     WHERE t.organization_id = $1::uuid`,
    'organizationId',
  ],
];

answerTasks({ start, one, many });
