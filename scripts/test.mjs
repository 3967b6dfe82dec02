import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { build } from './build.mjs';

build({ withSpecs: true });
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const given = process.argv.slice(2);
// A whole run of the gate also measures what it covers: once is cheaper than twice.
const isGate = process.env.CI === 'true' && given.length === 0;
const { status } = spawnSync(
  process.execPath,
  ['--experimental-vm-modules', '--no-warnings', jest, ...given, ...(isGate ? ['--coverage'] : [])],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
