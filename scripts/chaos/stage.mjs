import { build } from '../build.mjs';
import { dist } from '../start/paths.mjs';

const ACCOUNTING = 'libs/accounting/src';
/** A proof says what may take how long; everything else may take as long as a busy machine needs. */
const PATIENCE_MS = 180_000;
const inDist = (path) => import(dist(path).href);

/**
 * PostgreSQL, the sandbox, and two nodes of the application in this process, with the offices that the tests of the sync
 * use. What is real stays real: HTTP to the sandbox, the queue, the clocks that wake what is due.
 */
export class Stage {
  static async open() {
    build();
    const { default: setUp } = await import('../../libs/platform/src/testing/global-setup.mjs');
    await setUp();
    const stage = new Stage();
    const testing = (name) => inDist(`${ACCOUNTING}/testing/${name}.js`);
    stage.AccountingApp = (await testing('accounting-app')).AccountingApp;
    stage.BooksOffice = (await testing('books-office')).BooksOffice;
    stage.ReconciliationOffice = (await testing('reconciliation-office')).ReconciliationOffice;
    stage.sandbox = (await testing('sandbox')).sandbox;
    const { Bookkeeper, STEPS } = await testing('bookkeeper');
    Object.assign(stage, { Bookkeeper, steps: STEPS });
    return stage;
  }

  /** What the application is made of, to be asked for by a proof: `stage.part('libs/…/x.js')`. */
  part(path) {
    return inDist(path);
  }

  /** Two nodes over one database, the same for every proof; runs begin when a proof says so. */
  async nodes() {
    if (!this.pair) {
      const asTold = { SYNC_ENABLED: 'false' };
      const first = await this.AccountingApp.start(asTold);
      this.pair = [first, await this.AccountingApp.beside(first, asTold)];
      for (const node of this.pair) node.patienceMs = PATIENCE_MS;
    }
    return this.pair;
  }

  /** An organization with a company file of its own, and a bookkeeper. */
  async office() {
    const [node] = await this.nodes();
    return this.BooksOffice.open(node);
  }

  /** How often the sandbox was called for a company: each path with its count, and `total`. */
  async calls({ company }) {
    const { realms } = await this.sandbox.requests();
    return realms.find(({ realm }) => realm === company.realm) ?? { total: 0, paths: {}, statuses: {} };
  }

  /** One call of the sandbox's control API that the tests have no word for. */
  async control(method, path, body) {
    const answer = await fetch(`${process.env.TEST_SANDBOX_URL}/_control${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }

  async close() {
    for (const node of (this.pair ?? []).toReversed()) await node.close();
    const { default: tearDown } = await import('../../libs/platform/src/testing/global-teardown.mjs');
    await tearDown();
  }
}
