import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[];
};

const ROOMS = [
  'kernel',
  'platform',
  'identity',
  'parties',
  'jobs',
  'invoicing',
  'dispatch',
  'accounting',
  'ui',
];
const PACKAGES = [
  'pg',
  '@nestjs/common',
  '@prisma/client',
  'node-quickbooks',
  'xero-node',
  '@azure/identity',
  'mssql',
  'soap',
  'exceljs',
];
const CONNECTORS = 'libs/accounting/src/connectors';

/** One file each that breaks one rule: [rule, file, what it imports]. */
const VIOLATIONS: [rule: string, file: string, imported: string][] = [
  ['floor-0-looks-down', 'libs/kernel/src/up.ts', '#platform'],
  ['floor-1-looks-down', 'libs/platform/src/up.ts', '#parties'],
  ['floor-2-looks-down', 'libs/identity/src/up.ts', '#invoicing'],
  ['floor-3-looks-down', 'libs/jobs/src/up.ts', '#dispatch'],
  ['libs-know-no-app', 'libs/parties/src/app.ts', '../../../apps/api/src/main.js'],
  ['doors-only', 'libs/invoicing/src/window.ts', '../../jobs/src/inside.js'],
  ['apps-use-doors', 'apps/api/src/window.ts', '../../../libs/jobs/src/inside.js'],
  ['test-helpers-are-for-tests', 'libs/jobs/src/cheat.ts', '../../platform/src/testing/helper.js'],
  ['core-knows-no-accounting', 'libs/invoicing/src/books.ts', '#accounting'],
  ['no-cycles', 'libs/parties/src/egg.ts', './hen.js'],
  ['prisma-in-repositories', 'libs/jobs/src/jobs.controller.ts', '@prisma/client'],
  ['prisma-in-repositories', 'libs/platform/src/http/rows.ts', '../database/generated/client.js'],
  ['sdk-quickbooks-online-stays-home', 'libs/accounting/src/sync/shortcut.ts', 'node-quickbooks'],
  ['sdk-xero-stays-home', 'libs/accounting/src/sync/xero.ts', 'xero-node'],
  ['sdk-dynamics-365-stays-home', 'libs/accounting/src/sync/entra.ts', '@azure/identity'],
  ['sdk-sage-50-stays-home', 'libs/jobs/src/sage.ts', 'mssql'],
  ['sdk-quickbooks-desktop-stays-home', 'libs/jobs/src/soap.ts', 'soap'],
  ['sdk-excel-stays-home', 'apps/api/src/sheet.ts', 'exceljs'],
  ['connectors-know-no-other', `${CONNECTORS}/xero/xero.client.ts`, '../quickbooks-online/qbo.client.js'],
  [
    'sync-knows-no-vendor',
    'libs/accounting/src/sync/push.ts',
    '../connectors/quickbooks-online/qbo.client.js',
  ],
  ['kernel-is-pure', 'libs/kernel/src/database.ts', 'pg'],
  ['domain-is-pure', 'libs/jobs/src/domain/nest.ts', '@nestjs/common'],
  ['sandbox-stands-alone', 'apps/sandbox/src/shared.ts', '#platform'],
  ['nobody-imports-the-sandbox', 'apps/api/src/play.ts', '../../sandbox/src/main.js'],
  ['browser-rooms-stand-alone', 'libs/ui/src/server.ts', '#jobs'],
  ['server-knows-no-browser', 'libs/jobs/src/screen.ts', '#ui'],
  ['areas-know-no-other', 'apps/dashboard/src/areas/jobs/peek.ts', '../invoices/inside.js'],
  ['everything-resolves', 'libs/jobs/src/lost.ts', './nowhere.js'],
];

/** What the rules must let pass. */
const ALLOWED: [file: string, line: string][] = [
  ['libs/jobs/src/use.ts', "import '#kernel';\nimport '#invoicing';"],
  ['libs/accounting/src/listen.ts', "import '#invoicing';"],
  ['libs/jobs/src/jobs.repository.ts', "import '@prisma/client';"],
  ['libs/jobs/src/rows.ts', "import type { Client } from '@prisma/client';\nexport type Rows = Client;"],
  ['libs/jobs/src/jobs.int-spec.ts', "import '../../platform/src/testing/helper.js';"],
  [`${CONNECTORS}/quickbooks-online/qbo.sdk.ts`, "import 'node-quickbooks';"],
  ['apps/sandbox/src/money.ts', "import '#kernel';"],
  ['apps/dashboard/src/areas/jobs/page.ts', "import '#ui';"],
];

describe('the boundaries gate', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'invoicepatch-boundaries-')));
  let report = '';

  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const check = () => {
    const { stdout, status } = spawnSync(process.execPath, ['scripts/boundaries.mjs', folder], {
      env: { ...process.env, NODE_OPTIONS: '' },
      encoding: 'utf8',
    });
    return { stdout, status };
  };

  beforeAll(() => {
    buildHouse(write);
    const clean = check();
    expect(clean).toMatchObject({ status: 0, stdout: expect.stringContaining('0 violation(s)') });
    for (const [, file, imported] of VIOLATIONS) write(file, `import '${imported}';\n`);
    write('libs/parties/src/hen.ts', "import './egg.js';\n");
    const broken = check();
    expect(broken.status).toBe(1);
    report = broken.stdout;
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(VIOLATIONS)('%s: catches %s importing %s', (rule, file) => {
    expect(report).toContain(`${rule}: ${file} → `);
  });

  it('has a planted violation for every rule', () => {
    const planted = new Set(VIOLATIONS.map(([rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });
});

/** A small house of the same shape, in which everything is allowed. */
function buildHouse(write: (path: string, text: string) => void): void {
  const imports = { '#*': { types: './libs/*/src/index.ts' } };
  write('package.json', JSON.stringify({ name: 'house', type: 'module', imports }));
  for (const name of PACKAGES) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};\n');
  }
  for (const room of ROOMS) write(`libs/${room}/src/index.ts`, 'export const door = 1;\n');
  write('libs/jobs/src/inside.ts', 'export const inside = 1;\n');
  write('libs/platform/src/testing/helper.ts', 'export const helper = 1;\n');
  write('libs/platform/src/database/generated/client.ts', 'export const client = 1;\n');
  write(`${CONNECTORS}/quickbooks-online/qbo.client.ts`, 'export const client = 1;\n');
  write('apps/api/src/main.ts', 'export const main = 1;\n');
  write('apps/dashboard/src/areas/invoices/inside.ts', 'export const inside = 1;\n');
  write('apps/sandbox/src/main.ts', 'export const main = 1;\n');
  for (const [file, line] of ALLOWED) write(file, `${line}\n`);
}
