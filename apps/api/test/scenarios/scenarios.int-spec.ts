import { readFileSync } from 'node:fs';
import { contractorBillDisputed } from './contractor-bill-disputed.js';
import { creditAfterPayment } from './credit-after-payment.js';
import { crewDayOnAHoliday } from './crew-day-on-a-holiday.js';
import { customerMerge } from './customer-merge.js';
import { Firm } from './firm.js';
import { foreignCustomer } from './foreign-customer.js';
import { orderOverBilled } from './order-over-billed.js';
import { Person } from './person.js';
import { progressBillingWithHoldback } from './progress-billing-with-holdback.js';
import { rejectedTimesheet } from './rejected-timesheet.js';
import type { Scenario } from './scenario.js';
import { splitShipment } from './split-shipment.js';
import { voidAndRebill } from './void-and-rebill.js';

const SCENARIOS: readonly Scenario[] = [
  progressBillingWithHoldback,
  contractorBillDisputed,
  orderOverBilled,
  crewDayOnAHoliday,
  splitShipment,
  voidAndRebill,
  foreignCustomer,
  customerMerge,
  creditAfterPayment,
  rejectedTimesheet,
];

const read = (path: string) => readFileSync(`docs/${path}`, 'utf8');
/** Prose without its line breaks; numbers of documents and days differ from run to run. */
const plain = (text: string) => text.replace(/\s+/g, ' ').replace(/\b(INV|CR|JOB|WO)-[\d-]+/g, '$1-…');

/** One firm lives through all of them, over HTTP, with its books in the simulated QuickBooks. */
describe('a month of a contractor, a job shop and their accountant', () => {
  let firm: Firm;

  beforeAll(async () => {
    firm = await Firm.open();
  }, 120_000);

  afterAll(() => firm?.close());

  for (const { title, guide, tell } of SCENARIOS)
    it(title, async () => {
      Person.heard.length = 0;
      await tell(firm);
      const page = plain(read(`guides/${guide}.md`));
      const missing = Person.heard.filter((sentence) => !page.includes(plain(sentence)));
      // Who is refused finds the sentence in the guide, with what to do about it.
      expect({ guide, missing }).toEqual({ guide, missing: [] });
      expect(read('README.md')).toContain(`guides/${guide}.md`);
    }, 120_000);
});
