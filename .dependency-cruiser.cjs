/**
 * The house rules of docs/architecture.md: which room may enter which. `pnpm boundaries` runs them over the code, and
 * scripts/boundaries.spec.ts plants one violation of each rule and expects to hear that rule's name.
 */

/** From the ground up; a room may enter its own floor's doors and those below. */
const FLOORS = [
  ['kernel'],
  ['platform'],
  ['identity', 'parties', 'catalog', 'notifications', 'transform'],
  ['purchase-orders', 'jobs', 'work-orders', 'timekeeping', 'invoicing', 'approvals'],
  ['tracking', 'dispatch', 'insights', 'accounting', 'data-events'],
];
const CORE = FLOORS[3];
/** Rooms that are no module of the server: they live in browsers. */
const BROWSER = ['ui', 'ui-charts', 'ui-map', 'api-client'];

const BROWSER_APPS = '^apps/(dashboard|portal|field)/';

/** Not part of what runs: specs, their fixtures and the helpers in `testing/` folders. */
const TEST = '([.](spec|int-spec|conformance)[.]tsx?$|/testing/|/fixtures/|^apps/[^/]+/test/)';

/** A vendor's SDK may be imported in that vendor's connector folder only. */
const VENDOR_SDKS = {
  'quickbooks-online': ['node-quickbooks', 'intuit-oauth'],
  xero: ['xero-node'],
  'dynamics-365': ['@azure/identity', '@azure/msal-node'],
  'sage-50': ['mysql2', 'mssql'],
  'quickbooks-desktop': ['soap'],
  excel: ['exceljs', 'read-excel-file'],
};

/** A library that reads and writes a vendor's files may be used for files that people hand over, too. */
const SDK_HOMES = { excel: ['^libs/platform/src/spreadsheets/'] };

const npm = (names) => `node_modules/(${names.join('|')})(/|$)`;
const libs = (names) => `^libs/(${names.join('|')})/`;
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const floorRules = FLOORS.slice(0, -1).map((rooms, floor) =>
  rule(
    `floor-${floor}-looks-down`,
    `${rooms.join(', ')} may not import from a floor above.`,
    { path: libs(rooms) },
    { path: libs(FLOORS.slice(floor + 1).flat()) },
  ),
);

const sdkRules = Object.entries(VENDOR_SDKS).map(([system, sdks]) =>
  rule(
    `sdk-${system}-stays-home`,
    `${sdks.join(', ')} only inside libs/accounting/src/connectors/${system}/ (the sandbox's tests prove it with the vendor's own client).`,
    {
      pathNot: [
        `^libs/accounting/src/connectors/${system}/`,
        '^apps/sandbox/test/',
        ...(SDK_HOMES[system] ?? []),
      ],
    },
    { path: npm(sdks) },
  ),
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...floorRules,
    ...sdkRules,
    rule(
      'libs-know-no-app',
      'Apps compose libs, never the other way.',
      { path: '^libs/', pathNot: TEST },
      { path: '^apps/' },
    ),
    rule(
      'doors-only',
      'Another lib is entered by its index.ts alone (`#lib`).',
      { path: '^libs/([^/]+)/' },
      { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index[.]ts$', '/testing/'] },
    ),
    rule(
      'apps-use-doors',
      'An app enters a lib by its index.ts alone (`#lib`).',
      { path: '^apps/' },
      { path: '^libs/', pathNot: ['^libs/[^/]+/src/index[.]ts$', '/testing/'] },
    ),
    rule(
      'test-helpers-are-for-tests',
      'Production code uses no test helper.',
      { pathNot: TEST },
      { path: '/testing/' },
    ),
    rule(
      'core-knows-no-accounting',
      'The operational core publishes events; accounting listens.',
      { path: libs([...FLOORS[1], ...FLOORS[2], ...CORE]) },
      { path: libs(['accounting']) },
    ),
    rule(
      'no-cycles',
      'A cycle has no ground floor.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'prisma-in-repositories',
      'Prisma is used in *.repository.ts and in libs/platform/src/database only. Types may travel.',
      { path: '^(apps|libs)/', pathNot: ['[.]repository[.]ts$', '^libs/platform/src/database/', TEST] },
      {
        path: [npm(['@prisma/[^/]+', '[.]prisma']), '^libs/platform/src/database/generated/'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'connectors-know-no-other',
      'A connector imports no other connector.',
      { path: '^libs/accounting/src/connectors/([^/]+)/' },
      { path: '^libs/accounting/src/connectors/[^/]+/', pathNot: '^libs/accounting/src/connectors/$1/' },
    ),
    rule(
      'sync-knows-no-vendor',
      'The sync engine works through the port.',
      { path: '^libs/accounting/src/(ports|sync|credentials|webhooks|schedule)/', pathNot: TEST },
      { path: '^libs/accounting/src/connectors/' },
    ),
    rule(
      'kernel-is-pure',
      'The kernel has no framework and no database.',
      { path: libs(['kernel']), pathNot: TEST },
      {
        path: npm([
          '@nestjs/[^/]+',
          '@prisma/[^/]+',
          'pg',
          'pg-boss',
          'fastify',
          'undici',
          'pino',
          'rxjs',
          'express',
        ]),
      },
    ),
    rule(
      'domain-is-pure',
      'domain/ holds plain functions and types.',
      { path: '^libs/[^/]+/src/domain/', pathNot: TEST },
      { path: npm(['@nestjs/[^/]+', '@prisma/[^/]+', 'pg', 'pg-boss', 'fastify', 'undici']) },
    ),
    rule(
      'sandbox-stands-alone',
      'The sandbox plays the vendor: of ours it knows the kernel at most.',
      { path: '^apps/sandbox/src/' },
      { path: '^(libs|apps)/', pathNot: ['^libs/kernel/src/index[.]ts$', '^apps/sandbox/'] },
    ),
    rule(
      'nobody-imports-the-sandbox',
      'We talk to the sandbox over the wire only.',
      { pathNot: '^apps/sandbox/' },
      { path: '^apps/sandbox/' },
    ),
    rule(
      'browser-rooms-stand-alone',
      'What runs in a browser takes nothing of the server but the kernel.',
      { path: [libs(BROWSER), BROWSER_APPS], pathNot: TEST },
      { path: '^(libs|apps/(api|sandbox))/', pathNot: [libs([...BROWSER, 'kernel'])] },
    ),
    rule(
      'server-knows-no-browser',
      'What runs in a browser is built and served, never imported.',
      { pathNot: [libs(BROWSER), BROWSER_APPS] },
      { path: [libs(BROWSER), BROWSER_APPS] },
    ),
    rule(
      'areas-know-no-other',
      'An area of the dashboard links to another by address; what two share belongs to app/ or to libs/ui.',
      { path: '^apps/dashboard/src/areas/([^/]+)/' },
      { path: '^apps/dashboard/src/areas/[^/]+/', pathNot: '^apps/dashboard/src/areas/$1/' },
    ),
    rule(
      'everything-resolves',
      'An import that leads nowhere hides from every other rule.',
      {},
      { couldNotResolve: true },
    ),
  ],
  options: {
    parser: 'swc',
    // Type-only imports count: a type from a room above couples just as well.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
