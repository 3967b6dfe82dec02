import type { CompanyBooks } from '../store/company-books.js';
import { addMonths, businessDay } from './calendar.js';
import type { Cast, Story } from './cast.js';
import { planEstimates } from './chapters/estimates.js';
import { attachPapers, planHours } from './chapters/field-work.js';
import { Invoicing } from './chapters/invoices.js';
import { planJournals } from './chapters/money-at-start.js';
import { Purchases } from './chapters/purchases.js';
import { Receipts } from './chapters/receipts.js';
import type { Stage } from './chapters/stage.js';
import { seedAccounts, seedTaxes } from './chart-of-accounts.js';
import { closePeriod, seedCompany } from './company-settings.js';
import { retire, seedCustomers } from './customers.js';
import { Diary } from './diary.js';
import { seedClasses, seedItems, seedMethods, seedTerms } from './lists.js';
import { seedLoad } from './load/seed-load.js';
import type { GenerateOptions, Plan } from './options.js';
import { seedContractors, seedEmployees, seedSuppliers } from './people.js';
import { Random } from './random.js';

const DEFAULT_NAME = 'Northern Lakes Mechanical';

/**
 * Fills empty books with the company of a Canadian mechanical contractor: lists first, then eighteen months of documents
 * day by day through the rules of the service, then (with `load`) a large number of finished documents.
 */
export function generateCompany(books: CompanyBooks, options: GenerateOptions = {}): void {
  const plan = planOf(books, options);
  const story: Story = { books, plan, random: new Random(plan.seed) };
  seedCompany(story);
  const cast = castOf(story);
  tell({ ...story, cast, diary: new Diary(businessDay(plan.startDate), plan.endDate) });
  retire(story, cast);
  if (options.load) seedLoad(story, cast, options.load);
  closePeriod(story);
}

function planOf(books: CompanyBooks, options: GenerateOptions): Plan {
  const endDate = options.endDate ?? books.now().toISOString().slice(0, 10);
  const isLoad = options.load !== undefined;
  return {
    seed: options.seed ?? 1,
    companyName: options.companyName ?? (books.name || DEFAULT_NAME),
    customers: options.customers ?? (isLoad ? 0 : 300),
    items: options.items ?? 120,
    contractors: options.contractors ?? 12,
    employees: options.employees ?? 8,
    startDate: addMonths(endDate, -(options.months ?? 18)),
    endDate,
  };
}

function castOf(story: Story): Cast {
  const accounts = seedAccounts(story);
  const codes = seedTaxes(story, accounts);
  const terms = seedTerms(story);
  return {
    accounts,
    codes,
    terms,
    methods: seedMethods(story),
    classes: seedClasses(story),
    items: seedItems(story, accounts),
    contractors: seedContractors(story, terms),
    suppliers: seedSuppliers(story, terms),
    employees: seedEmployees(story),
    customers: seedCustomers(story, terms),
  };
}

/** A load test brings its own customers; without any customers there is no story to tell. */
function tell(stage: Stage): void {
  if (stage.cast.customers.length === 0) return;
  const receipts = new Receipts(stage);
  const invoicing = new Invoicing(stage, receipts);
  planJournals(stage);
  invoicing.planServiceCalls();
  planEstimates(stage, invoicing);
  receipts.planAdvances();
  receipts.planBankRuns();
  new Purchases(stage).plan();
  planHours(stage);
  stage.diary.run();
  attachPapers(stage);
}
