import fc from 'fast-check';
import { AccountingApp } from '../testing/accounting-app.js';
import { Bookkeeper, STEPS } from '../testing/bookkeeper.js';
import { BooksOffice } from '../testing/books-office.js';
import { sandbox } from '../testing/sandbox.js';

/** `pnpm prove books --seed=7` tries seeds from that one on. */
const FIRST_SEED = Number(process.env.PROOF_SEED ?? 2026);
const SEEDS = Number(process.env.BOTH_BOOKS_SEEDS ?? 1);
const MISHAPS = ['timeout-after-commit', 'http-503', 'reset'];

/** Whatever a bookkeeper does in whatever order, and whatever breaks meanwhile: both books say the same in the end. */
describe('both books', () => {
  let app: AccountingApp;
  let secondNode: AccountingApp;

  beforeAll(async () => {
    app = await AccountingApp.start();
    secondNode = await AccountingApp.beside(app);
  }, 60_000);

  afterEach(() => sandbox.clearFaults());
  afterAll(async () => {
    await secondNode.close();
    await app.close();
  });

  it.each<[string, number, string[]]>([
    ['in peace', 11, []],
    ...Array.from({ length: SEEDS }, (_, index): [string, number, string[]] => [
      'while answers are lost',
      FIRST_SEED + index,
      MISHAPS,
    ]),
  ])(
    'are equal to the cent after 40 random steps %s, with two nodes sending (seed %d)',
    async (_, seed, mishaps) => {
      const office = await BooksOffice.open(app);
      const bookkeeper = new Bookkeeper(office);
      const strangers = await office.strangers();
      for (const kind of mishaps)
        await sandbox.fault({
          kind,
          realm: office.company.realm,
          method: 'POST',
          probability: 0.15,
          delayMs: 50,
        });
      const step = fc.tuple(fc.constantFrom(...STEPS), fc.nat(100_000), fc.nat(100_000));
      for (const [name, pick, other] of fc.sample(step, { numRuns: 40, seed }))
        await bookkeeper.do(name, pick, other);
      await office.settledSoon([app, secondNode]);
      await sandbox.clearFaults();
      await office.sync();
      expect(await office.differences()).toEqual([]);
      expect(await office.operations({ status: 'parked' })).toEqual([]);
      expect(await office.strangers()).toBe(strangers);
    },
    180_000,
  );
});
