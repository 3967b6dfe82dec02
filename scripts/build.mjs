import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const generated = join(root, 'libs/platform/src/database/generated/client.ts');

/** The client is generated again only when the schema is newer: it takes two seconds. */
export function generate() {
  const schema = join(root, 'prisma/schema');
  const newest = Math.max(...readdirSync(schema).map((name) => statSync(join(schema, name)).mtimeMs));
  if (existsSync(generated) && statSync(generated).mtimeMs > newest) return;
  rmSync(join(root, 'libs/platform/src/database/generated'), { recursive: true, force: true });
  execFileSync(bin('prisma'), ['generate'], {
    cwd: root,
    // Its chatter is shown only when it fails: as part of the error.
    stdio: ['ignore', 'ignore', 'pipe'],
    // Generating needs no engine; naming any executable keeps the CLI from fetching one.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: 'true',
    },
  });
}

const SPECS = '**/*.spec.ts,**/*.int-spec.ts,**/*.conformance.ts,**/dashboard/test/**';

/** Compiles apps and libs into `dist`, with their specs where those are to be run. */
export function build({ withSpecs = false } = {}) {
  // An image for production holds the compiled code and no compiler.
  if (!existsSync(bin('swc'))) return;
  generate();
  const left = withSpecs ? [] : ['--ignore', SPECS];
  execFileSync(bin('swc'), ['apps', 'libs', '-d', 'dist', '--quiet', ...left], {
    cwd: root,
    stdio: 'inherit',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--generate')) {
    generate();
    const { generateApiTypes } = await import('./api-types.mjs');
    generateApiTypes();
  } else {
    build();
    const { buildDashboard } = await import('./build-dashboard.mjs');
    await buildDashboard();
  }
}
