import type { Page } from 'playwright-core';
import { type Desk, WEEK } from '../stage/desk.js';
import type { Stage } from '../stage/stage.js';

type Proof = (page: Page) => Promise<unknown>;

interface Sheet {
  path: string;
  /** A row is chosen first, because keys act on it. */
  isOnRow?: boolean;
  /** What each line of the sheet does, by its keys and what it says of them. */
  lines: Record<string, Proof>;
}

/** What every page has. */
const EVERYWHERE = /^(G [A-Z]|Ctrl K|\?) /;

const at =
  (address: RegExp | string): Proof =>
  (page) =>
    page.waitForURL((url) => matches(url, address));
const matches = ({ pathname, search }: URL, address: RegExp | string): boolean =>
  typeof address === 'string' ? pathname + search === address : address.test(pathname + search);
const opens =
  (name: string | RegExp): Proof =>
  (page) =>
    page.getByRole('dialog', { name }).waitFor();
const says =
  (text: string | RegExp): Proof =>
  (page) =>
    page.getByText(text).first().waitFor();
const focuses =
  (selector: string): Proof =>
  (page) =>
    page.locator(`${selector}:focus`).waitFor();

const onRow =
  (text: string): Proof =>
  (page) =>
    page.locator('tr[data-active]').filter({ hasText: text }).waitFor();
const isSelected: Proof = (page) => page.getByRole('toolbar').waitFor();
const isRow = (index: number): Proof => {
  const selector = `tr[data-active][data-index="${index}"]`;
  return (page) => page.locator(selector).waitFor();
};

const SEARCH = { '/ Search this list': focuses('input[type=search]') };
const BOARD = { 'V Switch between list and board': at(/view=board/) };
/** Of a list of one row, and of one with more, which is walked in this order. */
const ONE_ROW = { 'J Next row': isRow(0), 'K Row before': isRow(0) };
const WALK = { 'J Next row': isRow(1), 'K Row before': isRow(0) };
const WEEKS = {
  ...{ 'P Week before': at(/week=2026-09-0/), 'N Next week': at(/week=2026-09-2/) },
  'T This week': at(/^\/time(\?tab=expenses)?$/),
};
const HOW_MUCH = opens('How much is done in all?');

const ofWork = ({ order, job }: Desk): Sheet[] => [
  { path: '/live', lines: { ...SEARCH, 'V People or sites': at(/tab=sites/) } },
  {
    path: '/orders',
    isOnRow: true,
    lines: {
      ...{ ...SEARCH, ...BOARD, ...ONE_ROW, '↵ Open row': at(`/orders/${order}`) },
      'N New order': opens('New order'),
    },
  },
  {
    path: `/orders/${order}`,
    lines: { 'P PDF': opens(/^PO-/), 'E Edit': opens(/^Edit PO-/), 'N Approve': says('Approved') },
  },
  {
    path: '/jobs',
    isOnRow: true,
    lines: {
      ...{ ...SEARCH, ...BOARD, ...ONE_ROW, '↵ Open row': at(`/jobs/${job}`) },
      ...{ 'N New job': opens('New job'), 'O From an order': opens(/order/) },
    },
  },
  {
    path: `/jobs/${job}`,
    lines: {
      ...{ 'N Record progress': HOW_MUCH, 'P Record progress': HOW_MUCH },
      ...{ 'E Change details': opens(/^Change JOB-/), 'S Split': opens(/^Split JOB-/) },
    },
  },
  {
    path: '/jobs/calendar?day=2026-10-07',
    lines: {
      ...{ ...SEARCH, '← The day before': at(/day=2026-10-06/), '→ The day after': at(/day=2026-10-08/) },
      ...{ '↑ The week before': at(/day=2026-09-30/), '↓ The week after': at(/day=2026-10-14/) },
      ...{ 'P Before': at(/day=2026-09-/), 'N After': at(/day=2026-11-/), 'T Today': at('/jobs/calendar') },
      ...{ 'W Week': at(/view=week/), 'M Month': at(/day=2026-10-07$/) },
    },
  },
  {
    path: '/schedule?day=2026-10-07',
    lines: {
      ...{ ...SEARCH, 'P Before': at(/day=2026-09-30/), 'N After': at(/day=2026-10-14/) },
      ...{ 'T Today': at('/schedule'), 'W Week': at(/day=2026-10-07$/), 'D Day': at(/view=day/) },
      'C New visit': opens('New visit'),
    },
  },
];

const ofDecisions = ({ waiting }: Desk): Sheet[] => [
  {
    path: WEEK,
    isOnRow: true,
    lines: {
      ...{ ...SEARCH, ...WEEKS, 'J Next person': onRow('Nadia'), 'K Person before': onRow('Ada') },
      ...{ '↵ Open the week of this person': opens(/^Ada/), 'X Select this person': isSelected },
      ...{ 'R Send back': focuses('textarea'), 'A Approve': says('2 time entries approved') },
    },
  },
  {
    path: `${WEEK}&tab=expenses`,
    isOnRow: true,
    lines: {
      ...{ ...WEEKS, ...WALK, '↵ Open row': opens(/Ada/), 'X Select row': isSelected },
      ...{ 'R Send back': focuses('textarea'), 'A Approve': says('1 expense approved') },
    },
  },
  {
    path: `/approvals?open=${waiting[1]?.id}`,
    lines: {
      'J Next invoice': at(`/approvals?open=${waiting[0]?.id}`),
      'K Previous invoice': at(`/approvals?open=${waiting[2]?.id}`),
      ...{ 'R Reject': focuses('textarea'), 'Esc Back to the list': at('/approvals') },
      'A Approve and go on': says(/^INV-\d+ approved$/),
    },
  },
  {
    path: '/approvals',
    isOnRow: true,
    lines: {
      ...{ ...WALK, '↵ Open row': at(/^\/approvals\?open=/), 'X Select row': isSelected },
      ...{ 'R Reject': focuses('textarea'), 'A Approve': says(/^INV-\d+ approved$/) },
    },
  },
  {
    path: '/approvals/rules',
    isOnRow: true,
    lines: {
      ...{ ...SEARCH, ...WALK, '↵ Open row': opens(/./), 'X Select row': isSelected },
      ...{ 'W Warn': onRow('Warns'), 'B Block': onRow('Blocks'), 'O Switch off': onRow('Off') },
      'T Back-test': says(/0 of \d+|nothing|None/i),
    },
  },
  { path: '/approvals/routes', lines: { 'N New route': opens('New route') } },
  { path: '/approvals/delegations', lines: { 'N Arrange a stand-in': opens('Arrange a stand-in') } },
];

const ofRecords = ({ draft, owed }: Desk): Sheet[] => [
  {
    path: '/',
    lines: {
      ...{ '1 Waiting for approval': at('/approvals'), '2 Completed, not invoiced': at('/?show=to-bill') },
      ...{ '3 Overdue': at(/^\/invoices\?overdue=yes/), '4 Late jobs': at('/jobs?late=yes') },
      '5 Expiring clearances': at(/^\/contractors\?clearances=expiring/),
      '6 Waiting in Sync': at(/^\/sync/),
    },
  },
  {
    path: '/invoices',
    isOnRow: true,
    lines: {
      ...{ ...SEARCH, ...WALK, '↵ Open row': at(/^\/invoices\/[0-9a-f-]{36}$/) },
      'X Select row': isSelected,
      'N New invoice': at('/invoices/new'),
    },
  },
  {
    path: `/invoices/${owed}`,
    lines: { 'P PDF': opens(/^INV-/), 'B Enter a payment': opens(/^Payment on/) },
  },
  { path: `/invoices/${draft}`, lines: { 'P PDF': opens(/^INV-/), 'E Edit': at(`/invoices/${draft}/edit`) } },
  { path: `/invoices/${draft}/edit`, lines: { 'Ctrl S Save': at(`/invoices/${draft}`) } },
  {
    path: '/customers',
    isOnRow: true,
    lines: { ...SEARCH, ...ONE_ROW, '↵ Open row': at(/^\/customers\/[0-9a-f-]{36}$/) },
  },
  {
    path: '/contractors',
    isOnRow: true,
    lines: { ...SEARCH, ...WALK, '↵ Open row': at(/^\/contractors\/[0-9a-f-]{36}$/) },
  },
  {
    path: '/profit',
    isOnRow: true,
    lines: {
      ...{ ...SEARCH, ...ONE_ROW, '↵ Open row': opens('Bucket elevator 2') },
      'S Ask the books now': says(/books/i),
    },
  },
  {
    path: '/settings',
    isOnRow: true,
    lines: { ...SEARCH, ...WALK, '↵ Open row': opens(/./), 'N Add a person': opens('Add a person') },
  },
  { path: '/settings?tab=keys', lines: { 'N New key': opens('New API key') } },
  { path: '/settings?tab=webhooks', lines: { 'N Add a program': opens('A program to tell') } },
];

const sheetsOf = (desk: Desk): Sheet[] => [...ofWork(desk), ...ofDecisions(desk), ...ofRecords(desk)];

/** Every line of the sheet behind `?` does what it says, and everything that a page answers is on its sheet. */
export function shortcutSteps(of: () => { here: Stage; desk: Desk }): void {
  it('what the sheet of shortcuts names is what they do', async () => {
    const { here, desk } = of();
    const wrong: string[] = [];
    for (const sheet of sheetsOf(desk)) {
      const page = await here.page(sheet.path);
      page.setDefaultTimeout(5_000);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await beginAgain(page, sheet);
      const told = await linesOf(page);
      const lines = Object.keys(sheet.lines);
      if (told.sort().join() !== lines.sort().join()) wrong.push(`${sheet.path} SHEET ${told.join(' | ')}`);
      for (const [line, proof] of Object.entries(sheet.lines)) {
        await beginAgain(page, sheet);
        await page.keyboard.press(keyOf(line));
        await proof(page).catch((error: unknown) => wrong.push(`${sheet.path} "${line}": ${String(error)}`));
      }
      await page.close();
    }
    expect(wrong).toEqual([]);
  }, 120_000);
}

/** As the page was when it was opened, and quicker than opening it again. */
async function beginAgain(page: Page, { path, isOnRow }: Sheet): Promise<void> {
  const dialog = page.getByRole('dialog');
  // Out of a field, or out of what has opened.
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const { pathname, search } = new URL(page.url());
  if (pathname + search !== path) {
    await page.evaluate(`globalThis.__TSR_ROUTER__.navigate({ href: '${path}' })`);
    await at(path)(page);
  }
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (!isOnRow || (await page.locator('tbody tr[data-active]').count()) > 0) return;
  await page.locator('tbody tr').first().waitFor();
  await page.keyboard.press('j');
  await page.locator('tbody tr[data-active]').waitFor();
}

/** As a person reads the sheet: the keys, and what is said of them. */
async function linesOf(page: Page): Promise<string[]> {
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.locator('dt').first().waitFor();
  const lines = await sheet.locator('dl > div').evaluateAll((nodes) =>
    nodes.map((node) => {
      const keys = [...node.querySelectorAll('kbd')].map((key) => key.textContent);
      return `${keys.join(' ')} ${node.querySelector('dt')?.textContent}`;
    }),
  );
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  return lines.filter((line) => !EVERYWHERE.test(line));
}

const NAMES: Record<string, string> = {
  '↵': 'Enter',
  Esc: 'Escape',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
};

function keyOf(line: string): string {
  const [first = '', second = ''] = line.split(' ');
  if (first === 'Ctrl') return `Control+${second.toLowerCase()}`;
  return NAMES[first] ?? first.toLowerCase();
}
