import { readFileSync } from 'node:fs';

const {
  exclude: _specs,
  sourceMaps: _maps,
  ...swc
} = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['node', 'jest'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false, sourceMaps: 'inline' }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/{apps,libs,scripts}/**/*.{spec,int-spec}.ts', '<rootDir>/scripts/**/*.spec.mjs'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  globalSetup: '<rootDir>/libs/platform/src/testing/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/platform/src/testing/global-teardown.mjs',
  maxWorkers: 2,
  // Each spec file loads the application anew; a worker that has grown is replaced.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 30_000,
  collectCoverageFrom: [
    'libs/*/src/**/*.ts',
    '!**/generated/**',
    '!**/testing/**',
    '!**/*.{spec,int-spec,conformance}.ts',
  ],
  coverageThreshold: { global: { lines: 85 } },
  coverageReporters: ['text-summary', 'lcovonly', 'json-summary'],
  coverageDirectory: 'coverage',
  coverageProvider: 'v8',
};
