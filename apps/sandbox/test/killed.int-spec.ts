import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { KeptState } from '../src/kept/kept-state.js';
import type { Body } from '../src/quickbooks-online/store/doc.js';
import { Sandbox } from '../src/sandbox.js';

const MAIN = join(process.cwd(), 'dist/apps/sandbox/src/main.js');
const REALM = '9130350000000001';
const TINY = { customers: 3, items: 4, contractors: 1, employees: 1, months: 0, realmId: REALM };
const running = new Set<ChildProcess>();
let folder: string;
let customerId: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-killed-'));
  file = join(folder, 'sandbox.json');
});

afterEach(async () => {
  for (const child of running) await kill(child);
  await rm(folder, { recursive: true, force: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

function launch(): { child: ChildProcess; error: Promise<string> } {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      SANDBOX_PORT: '0',
      SANDBOX_STATE_FILE: file,
      SANDBOX_LIMITS: 'off',
      SANDBOX_COMPANIES: 'none',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let told = '';
  child.stderr?.on('data', (chunk) => {
    told += String(chunk);
  });
  return { child, error: once(child, 'close').then(() => told) };
}

async function start(): Promise<Running> {
  const { child, error } = launch();
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const first = once(lines, 'line').then(([line]) => String(line));
  const line = await Promise.race([first, error.then((told) => Promise.reject(new Error(told)))]);
  return { child, url: (JSON.parse(line) as { url: string }).url };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

async function call(
  url: string,
  path: string,
  init: RequestInit = {},
): Promise<{ status: number; body: Body }> {
  const response = await fetch(url + path, init);
  return { status: response.status, body: (await response.json().catch(() => ({}))) as Body };
}

const post = (url: string, path: string, body: object, headers: Record<string, string> = {}) =>
  call(url, path, { method: 'POST', body: JSON.stringify(body), headers });

async function founded(): Promise<Running & { headers: Record<string, string>; refreshToken: string }> {
  const process = await start();
  await post(process.url, '/_control/companies', TINY);
  const { body } = await post(process.url, '/_control/tokens', { realm: REALM });
  const made = await post(process.url, `/_control/companies/${REALM}/customer`, {
    DisplayName: 'Killed & Sons',
  });
  customerId = String((made.body.Customer as Body).Id);
  return {
    ...process,
    headers: { authorization: `Bearer ${body.accessToken}` },
    refreshToken: String(body.refreshToken),
  };
}

const company = `/v3/company/${REALM}`;
const invoice = (number: string) => ({
  CustomerRef: { value: customerId },
  DocNumber: number,
  Line: [{ Amount: 10, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: {} }],
});

function refresh(url: string, token: string): Promise<{ status: number; body: Body }> {
  return call(url, '/oauth2/v1/tokens/bearer', {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('sandbox-client:sandbox-secret').toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }).toString(),
  });
}

test('what was answered is there after a kill: documents, what they did to others, ids and repeated requests', async () => {
  const first = await founded();
  const { body } = await post(first.url, `${company}/invoice?requestid=once`, invoice('K-1'), first.headers);
  const made = body.Invoice as Body;
  const note = await post(first.url, `${company}/attachable`, { Note: 'gone' }, first.headers);
  await post(
    first.url,
    `${company}/attachable?operation=delete`,
    note.body.Attachable as Body,
    first.headers,
  );
  await kill(first.child);
  const { url } = await start();
  const read = await call(url, `${company}/invoice/${made.Id}`, { headers: first.headers });
  expect(read.body.Invoice).toEqual(made);
  const customer = await call(url, `${company}/customer/${customerId}`, { headers: first.headers });
  expect(Number((customer.body.Customer as Body).Balance)).toBe(10);
  const again = await post(url, `${company}/invoice?requestid=once`, invoice('K-1'), first.headers);
  expect(again.body.Invoice).toEqual(made);
  const next = await post(url, `${company}/invoice`, invoice('K-2'), first.headers);
  expect(Number((next.body.Invoice as Body).Id)).toBe(Number(made.Id) + 1);
  const cdc = await call(
    url,
    `${company}/cdc?entities=Attachable&changedSince=${new Date(Date.now() - 60_000).toISOString()}`,
    {
      headers: first.headers,
    },
  );
  expect(JSON.stringify(cdc.body)).toContain('"status":"Deleted"');
});

test('a rotated refresh token stays the one after a kill, and the one before it stays used', async () => {
  const first = await founded();
  const rotated = await refresh(first.url, first.refreshToken);
  await kill(first.child);
  const { url } = await start();
  expect((await refresh(url, first.refreshToken)).status).toBe(400);
  expect((await refresh(url, String(rotated.body.refresh_token))).status).toBe(200);
  const headers = { authorization: `Bearer ${rotated.body.access_token}` };
  expect((await call(url, `${company}/companyinfo/1`, { headers })).status).toBe(200);
});

test('what a kill tore at the end of the journal is passed over, and the journal goes on behind it', async () => {
  const first = await founded();
  await kill(first.child);
  await appendFile(`${file}.journal.0`, '[["doc","9130');
  const second = await start();
  const { body } = await post(second.url, `${company}/invoice`, invoice('T-1'), first.headers);
  await kill(second.child);
  const { url } = await start();
  const id = (body.Invoice as Body).Id;
  expect((await call(url, `${company}/invoice/${id}`, { headers: first.headers })).status).toBe(200);
});

test('an orderly stop leaves a snapshot in place of what would be made anew from a recipe', async () => {
  const first = await founded();
  const { body } = await post(first.url, `${company}/invoice`, invoice('S-1'), first.headers);
  await kill(first.child, 'SIGTERM');
  expect((await readdir(folder)).sort()).toEqual(['sandbox.json', 'sandbox.json.journal.1']);
  expect((await stat(`${file}.journal.1`)).size).toBe(0);
  const { url } = await start();
  const id = (body.Invoice as Body).Id;
  expect((await call(url, `${company}/invoice/${id}`, { headers: first.headers })).body.Invoice).toEqual(
    body.Invoice,
  );
});

test.each([
  ['a snapshot that is not JSON', 'sandbox.json', '{"version":2,', 'line 1 is not JSON'],
  ['a snapshot of something else', 'sandbox.json', '{"books":[]}\n', 'it does not begin as a snapshot does'],
  ['half a snapshot', 'sandbox.json', '{"version":2,"journal":0}\n', 'its end is missing'],
  ['a journal broken in the middle', 'sandbox.json.journal.0', '[]\n[[tor\n[]\n', 'line 2 is not JSON'],
  ['a journal without what it goes on from', 'sandbox.json.journal.4', '[]\n', 'is missing although'],
])('%s is told with what to do', async (_what, name, content, reason) => {
  await writeFile(join(folder, name), content);
  const { child, error } = launch();
  const told = await error;
  expect(child.exitCode).toBe(1);
  expect(told).toContain('The sandbox could not start: ');
  expect(told).toContain(reason);
  expect(told).toContain('or move them all away');
  expect(await readFile(join(folder, name), 'utf8')).toBe(content);
});

test('a snapshot written while the books go on, and the journal behind it, give the books as they are', async () => {
  const sandbox = new Sandbox({ companies: 'none' });
  const kept = new KeptState(sandbox, file);
  kept.begin();
  kept.open();
  const books = sandbox.companies.create({ ...TINY, customers: 40, months: 2 });
  const saving = kept.save();
  const made = books.create('Customer', { DisplayName: 'Made meanwhile' });
  const estimate = [...books.list('Estimate')][0];
  if (estimate) books.remove('Estimate', { Id: estimate.Id, SyncToken: estimate.SyncToken });
  await saving;
  books.update('Customer', { ...made, Notes: 'changed later' });
  kept.journal.close();
  const next = new Sandbox({ companies: 'none' });
  expect(await new KeptState(next, file).load()).toBe(true);
  const back = next.companies.get(REALM);
  for (const entity of books.entities())
    expect([...(back?.list(entity) ?? [])]).toEqual(
      [...books.list(entity)].map((doc) => JSON.parse(JSON.stringify(doc))),
    );
  expect(back?.tombstones('Estimate').map((grave) => grave.id)).toEqual(estimate ? [estimate.Id] : []);
  expect(back?.sequences.entries().sort()).toEqual(books.sequences.entries().sort());
});

test('a company that was founded is founded alike, and one that was removed or reset stays away', async () => {
  const sandbox = new Sandbox({ companies: 'none' });
  const kept = new KeptState(sandbox, file);
  kept.begin();
  kept.open();
  sandbox.companies.create({ ...TINY, realmId: '1' });
  sandbox.reset();
  const token = sandbox.tokens.grant('2', 'c', 's').accessToken;
  const books = sandbox.companies.create({ ...TINY, realmId: '2', customers: 10, months: 1 });
  sandbox.companies.create({ ...TINY, realmId: '3' });
  sandbox.companies.remove('3');
  kept.journal.close();
  const next = new Sandbox({ companies: 'none' });
  await new KeptState(next, file).load();
  expect(next.companies.list().map(({ realmId }) => realmId)).toEqual(['2']);
  expect([...(next.companies.get('2')?.list('Invoice') ?? [])]).toEqual([...books.list('Invoice')]);
  expect(next.tokens.check(token)).toHaveProperty('grant');
});
