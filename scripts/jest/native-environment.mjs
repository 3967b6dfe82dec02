const { exit } = process;
const { console } = globalThis;

/** The worker's own globals: there is no second realm whose `Error` is another than Node's. */
export default class NativeEnvironment {
  global = globalThis;

  async setup() {}

  /** Jest's runner puts these two in place for each spec file. */
  async teardown() {
    process.exit = exit;
    globalThis.console = console;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return null;
  }
}
