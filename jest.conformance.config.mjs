import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import base, { server } from './jest.config.mjs';

// A check that silently checks nothing would be worse than none.
const folder = process.env.CONTRACTS_DIR;
if (!folder || !existsSync(folder)) {
  throw new Error(
    "CONTRACTS_DIR must name the folder with the vendors' schemas, e.g. CONTRACTS_DIR=../contracts pnpm conformance.",
  );
}
process.env.CONTRACTS_DIR = resolve(folder);

/** @type {import('jest').Config} Every body that crosses a vendor's wire, against the vendor's own schema. */
export default {
  ...base,
  projects: [{ ...server, testMatch: ['<rootDir>/{apps,libs}/**/*.conformance.ts'] }],
  testTimeout: 120_000,
};
