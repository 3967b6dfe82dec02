import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { answerTasks } from './child.mjs';

/** What foreign keys of those tables need. */
const NEEDED = ['organizations', 'connections'];
const KEYS = {
  customers: ['organization_id', 'id'],
  invoices: ['organization_id', 'id'],
  invoice_lines: ['organization_id', 'invoice_id', 'line_number'],
  external_links: ['organization_id', 'connection_id', 'entity', 'remote_id'],
};
const PAGE = 1000;

/**
 * The rows that a pull has written, into identical empty tables: COPY into a temporary table and one merge a table
 * and page of a thousand records, one transaction a page, by the owner, to whom no row-level security applies. The
 * text is ready before the clock starts.
 */
async function load({ fromUrl, toUrl }) {
  const from = await connected(fromUrl);
  const to = await connected(toUrl);
  for (const table of NEEDED) await copyAll(from, to, table);
  // As the pull has it.
  await to.query('SET synchronous_commit = off');
  const work = [];
  for (const entity of ['customer', 'invoice']) work.push(...(await pagesOf(from, entity)));
  const columns = {};
  for (const table of Object.keys(KEYS)) columns[table] = await columnsOf(from, table);
  let rows = 0;
  const begun = performance.now();
  for (const page of work) {
    await to.query('BEGIN');
    for (const { table, text, count } of page) {
      rows += count;
      await merge(to, table, columns[table], text);
    }
    await to.query('COMMIT');
  }
  const seconds = (performance.now() - begun) / 1000;
  await from.end();
  await to.end();
  return { seconds, rows };
}

async function merge(client, table, columns, text) {
  const keys = KEYS[table];
  const list = columns.join(', ');
  const staging = `bare_${table}`;
  await client.query(
    `CREATE TEMP TABLE IF NOT EXISTS ${staging} ON COMMIT DELETE ROWS AS SELECT ${list} FROM ${table} WITH NO DATA`,
  );
  await copyIn(client, staging, columns, text);
  const rest = columns.filter((column) => !keys.includes(column));
  // Text that no operator compares; its digest is compared beside it.
  const compared = rest.filter((column) => column !== 'snapshot');
  await client.query(
    `INSERT INTO ${table} AS t (${list}) SELECT ${list} FROM ${staging} ON CONFLICT (${keys.join(', ')}) DO UPDATE
     SET ${rest.map((column) => `${column} = EXCLUDED.${column}`).join(', ')}
     WHERE (${compared.map((column) => `t.${column}`).join(', ')}) IS DISTINCT FROM (${compared.map((column) => `EXCLUDED.${column}`).join(', ')})`,
  );
}

async function pagesOf(client, entity) {
  const table = `${entity}s`;
  const { rows } = await client.query(`SELECT id FROM ${table} ORDER BY id`);
  const pages = [];
  for (let start = 0; start < rows.length; start += PAGE) {
    const ids = rows
      .slice(start, start + PAGE)
      .map(({ id }) => `'${id}'`)
      .join(',');
    const page = [await textOf(client, table, `id IN (${ids})`)];
    if (entity === 'invoice') page.push(await textOf(client, 'invoice_lines', `invoice_id IN (${ids})`));
    page.push(await textOf(client, 'external_links', `entity = '${entity}' AND local_id IN (${ids})`));
    pages.push(page);
  }
  return pages;
}

async function textOf(client, table, where) {
  const chunks = [];
  for await (const chunk of client.query(copyTo(`COPY (SELECT * FROM ${table} WHERE ${where}) TO STDOUT`)))
    chunks.push(chunk);
  const text = Buffer.concat(chunks);
  return { table, text, count: text.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0) };
}

async function copyAll(from, to, table) {
  const { text } = await textOf(from, table, 'true');
  await copyIn(to, table, await columnsOf(from, table), text);
}

async function copyIn(client, table, columns, text) {
  const target = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  await pipeline(Readable.from([text], { objectMode: false }), target);
}

async function columnsOf(client, table) {
  const { rows } = await client.query(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function connected(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

answerTasks({ load });
