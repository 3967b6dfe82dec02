import { readFileSync } from 'node:fs';
import { wholeBranches } from './scripts/jest/whole-branches.mjs';

const {
  exclude: _notCompiled,
  sourceMaps: _maps,
  ...swc
} = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

/** What a bundler builds, with its way of naming modules: Node does not load it. */
const BUNDLED = ['apps/dashboard/src', 'libs/ui', 'libs/ui-charts', 'libs/ui-map', 'libs/api-client'];

const both = {
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false, sourceMaps: 'inline' }] },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  globalSetup: '<rootDir>/libs/platform/src/testing/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/platform/src/testing/global-teardown.mjs',
  setupFilesAfterEnv: ['<rootDir>/scripts/jest/seeds.mjs'],
};

/** Node imports what swc compiled: see docs/adr/0024. The transform is for coverage of files that no spec loads. */
export const server = {
  ...both,
  testEnvironment: '<rootDir>/scripts/jest/native-environment.mjs',
  runtime: '<rootDir>/scripts/jest/native-runtime.mjs',
  testMatch: ['<rootDir>/{apps,libs,scripts}/**/*.{spec,int-spec}.ts', '<rootDir>/scripts/**/*.spec.mjs'],
  testPathIgnorePatterns: ['/node_modules/', ...BUNDLED.map((folder) => `<rootDir>/${folder}/`)],
};

/** Jest finds and compiles these by itself, as a bundler would. */
const browser = {
  ...both,
  runtime: '<rootDir>/scripts/jest/bundled-runtime.mjs',
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['node', 'jest'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: BUNDLED.map((folder) => `<rootDir>/${folder}/**/*.{spec,int-spec}.ts`),
};

/** @type {import('jest').Config} */
export default {
  projects: [server, browser],
  testSequencer: '<rootDir>/scripts/jest/slowest-first.mjs',
  // One more than the cores that a machine has at least: much of a test is waiting for the server, the books or the browser.
  maxWorkers: 3,
  // A worker that has grown is replaced.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 30_000,
  collectCoverageFrom: [
    'libs/*/src/**/*.ts',
    // What runs in a browser is covered in one.
    '!libs/{ui,ui-charts,ui-map,api-client}/**',
    '!**/generated/**',
    '!**/testing/**',
    '!**/*.{spec,int-spec,conformance}.ts',
  ],
  // Held only where coverage is measured: by the gate, and by `pnpm coverage`.
  coverageThreshold: { global: { lines: 85 }, ...wholeBranches },
  coverageReporters: ['text-summary', 'lcovonly', 'json-summary'],
  coverageDirectory: 'coverage',
  coverageProvider: 'v8',
};
