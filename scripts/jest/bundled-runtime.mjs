import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const core = createRequire(require.resolve('jest')).resolve('@jest/core');
const { default: Runtime } = createRequire(core)('jest-runtime');

/**
 * What a bundler builds is not counted. V8 counts for a whole process, though, and not for each who asks: when Jest
 * stopped counting after such a spec, the branches of the application that the worker ran later were lost.
 */
export default class BundledRuntime extends Runtime {
  async collectV8Coverage() {}

  async stopCollectingV8Coverage() {}

  getAllV8CoverageInfoCopy() {
    return [];
  }
}
