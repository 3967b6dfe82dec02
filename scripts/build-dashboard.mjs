import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = join(root, 'dist/apps/dashboard');
/** Everything that the result depends on. The types of the API are gone once it is built. */
const SOURCES = [
  'apps/dashboard',
  'libs/ui',
  'libs/ui-charts',
  'libs/ui-map',
  'libs/api-client',
  'pnpm-lock.yaml',
];
const NOT_BUILT = /\/(test|generated)\/|\.spec\.tsx?$/;
const COMPRESSIBLE = /\.(js|css|html|svg|json|webmanifest|txt)$/;
const LEAST_BYTES = 1024;

/** Builds the dashboard into dist/apps/dashboard/public unless what is there was built from the same sources. */
export async function buildDashboard() {
  // An image for production holds the result and no bundler.
  if (!isInstalled('vite')) return;
  const mark = hashOf(filesBelow(SOURCES).filter((path) => !NOT_BUILT.test(path)));
  const markFile = join(home, 'built-from');
  if (existsSync(markFile) && readFileSync(markFile, 'utf8') === mark) return;
  mkdirSync(home, { recursive: true });
  const fresh = join(home, `building-${process.pid}`);
  await bundle(fresh);
  await compress(fresh);
  // Whoever is served meanwhile sees the one before or this one, never half of it.
  const old = join(home, `old-${process.pid}`);
  if (existsSync(join(home, 'public'))) renameSync(join(home, 'public'), old);
  renameSync(fresh, join(home, 'public'));
  writeFileSync(markFile, mark);
  rmSync(old, { recursive: true, force: true });
}

function isInstalled(name) {
  try {
    createRequire(import.meta.url).resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}

function filesBelow(paths) {
  const there = paths.map((path) => join(root, path)).filter((path) => existsSync(path));
  return there.flatMap((path) => (statSync(path).isFile() ? [path] : filesIn(path)));
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.sort())
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/** In a process of its own: the start goes on meanwhile. */
function bundle(target) {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const config = join(root, 'apps/dashboard/vite.config.mjs');
  const child = spawn(
    process.execPath,
    [vite, 'build', '--config', config, '--outDir', target, '--emptyOutDir', '--logLevel', 'warn'],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The dashboard could not be built.\n${said}`)),
    );
  });
}

/** Once here instead of at every request. */
async function compress(folder) {
  const files = filesIn(folder).filter((path) => COMPRESSIBLE.test(path));
  await Promise.all(
    files.map(async (path) => {
      const bytes = await readFile(path);
      if (bytes.length < LEAST_BYTES) return;
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
      await Promise.all([
        promisify(brotliCompress)(bytes, quality).then((packed) => writeFile(`${path}.br`, packed)),
        promisify(gzip)(bytes, { level: 9 }).then((packed) => writeFile(`${path}.gz`, packed)),
      ]);
    }),
  );
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildDashboard();
