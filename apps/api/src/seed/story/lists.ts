import type { INestApplicationContext } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { newId } from '#kernel';
import { runAsTenant, systemActor, UnitOfWork } from '#platform';
import type { Stage } from './stage.js';

/** Ids by name of what accounting systems keep: tax codes, terms and accounts. */
export type Lists = (name: string) => string;

const ACCOUNTS = [
  ['Chequing - RBC 1182', 'Bank'],
  ['Services', 'Income'],
  ['Subcontractors', 'Cost of Goods Sold'],
  ['Job materials', 'Cost of Goods Sold'],
  ['Holdback receivable', 'Other Current Asset'],
] as const;

/** The lists of the linked books; without books, the few that the story needs. */
export async function listsOf(stage: Stage, organizationId: string): Promise<Lists> {
  const found = await read(stage);
  if (!found.has('HST ON')) {
    await runAsTenant(organizationId, systemActor('demo'), () => addLists(stage.app));
    for (const [name, id] of await read(stage)) found.set(name, id);
  }
  return (name) => {
    const id = found.get(name);
    if (!id) throw new Error(`The story needs ${name}, and the books do not have it.`);
    return id;
  };
}

async function read({ accountant }: Stage): Promise<Map<string, string>> {
  const pages = await Promise.all(
    ['/tax-codes', '/terms', '/accounts'].map((path) => accountant.get(`${path}?limit=200&active=true`)),
  );
  const rows = pages.flatMap(({ items }) => items as { id: string; name: string }[]);
  return new Map(rows.map(({ name, id }) => [name, id]));
}

async function addLists(app: INestApplicationContext): Promise<void> {
  const catalog = app.get(CatalogFacade, { strict: false });
  const own = { description: null, active: true };
  const rate = (name: string, percent: string) => ({
    ...{ ...own, id: newId(), name, percent, agency: 'Canada Revenue Agency' },
    history: [{ percent, from: null, to: null }],
  });
  const code = (name: string, taxRateId: string) => {
    const rates = [{ taxRateId, order: 1, onTax: false }];
    return { ...own, id: newId(), name, taxable: true, salesRates: rates, purchaseRates: rates };
  };
  await app.get(UnitOfWork, { strict: false }).run(async () => {
    const [hst, zero] = [rate('HST (ON)', '13'), rate('Zero-rated', '0')];
    await catalog.taxRates.importRecords([hst, zero]);
    await catalog.taxCodes.importRecords([code('HST ON', hst.id), code('Zero-rated', zero.id)]);
    await catalog.terms.importRecords([
      {
        ...{ id: newId(), name: 'Net 30', dueDays: 30, dayOfMonthDue: null },
        ...{ discountDays: null, discountPercent: null, active: true },
      },
    ]);
    await catalog.accounts.importRecords(
      ACCOUNTS.map(([name, type]) => ({
        ...{ id: newId(), name, number: null, type, subtype: null, classification: null },
        ...{ currency: 'CAD', active: true },
      })),
    );
  });
}
