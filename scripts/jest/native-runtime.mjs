import { createRequire } from 'node:module';
import { relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { collectCoverage, coverageSince } from './native-coverage.mjs';

const require = createRequire(import.meta.url);

/**
 * Jest's runtime without its module system: a spec is a compiled file in `dist`, imported by Node itself. So a worker
 * loads the application and its libraries once instead of anew for every spec file, which was most of a run, and what is
 * tested is what runs. Specs therefore share modules, not databases: whatever they change in a module they undo. Jest's
 * runner (30.5) calls the methods below; its test framework is loaded afresh for each file, as it keeps state.
 */
export default class NativeRuntime {
  #config;
  #coverageOptions;
  #coverage = [];

  constructor(config, _environment, _resolver, _transformer, _cacheFS, coverageOptions) {
    this.#config = config;
    this.#coverageOptions = coverageOptions;
  }

  requireInternalModule(path) {
    delete globalThis[Symbol.for('EVENT_HANDLERS')];
    delete require.cache[path];
    return require(path);
  }

  requireModule(path) {
    return require(path);
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  unstable_importModule(path) {
    return import(this.#compiled(path));
  }

  setGlobalsForRuntime() {}
  enterTestCode() {}
  leaveTestCode() {}
  teardown() {}

  /** Stacks find their maps beside the compiled files. */
  getSourceMaps() {
    return new Map();
  }

  collectV8Coverage() {
    return collectCoverage();
  }

  async stopCollectingV8Coverage() {
    this.#coverage = await coverageSince(this.#config, this.#coverageOptions);
  }

  getAllCoverageInfoCopy() {
    return undefined;
  }

  getAllV8CoverageInfoCopy() {
    return this.#coverage;
  }

  /** What `scripts/build.mjs` made of a source of apps and libs; other files are Node's to read, also in TypeScript. */
  #compiled(path) {
    const { rootDir } = this.#config;
    const inside = relative(rootDir, path);
    const isBuilt = ['apps', 'libs'].includes(inside.split(sep)[0]) && inside.endsWith('.ts');
    return pathToFileURL(isBuilt ? `${rootDir}${sep}dist${sep}${inside.replace(/\.ts$/, '.js')}` : path).href;
  }
}
