import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { IdentityFacade } from '#identity';
import type { MaterialUse } from '#jobs';
import { Money } from '#kernel';
import type { ExpenseCategory, ExpenseView } from '#timekeeping';
import { BillingSettingsRepository } from '../billing-settings.repository.js';
import { type BillingSettings, itemFor, NO_SETTINGS } from '../domain/billing-settings.js';
import {
  type BilledCost,
  expenseLine,
  type MaterialGroup,
  materialGroups,
  materialLine,
  reimbursedLine,
} from '../domain/cost-billing.js';
import type { LineInput } from '../domain/line-input.js';
import { type MarkupRule, markupFor } from '../domain/markup.js';
import { MarkupsRepository } from '../markups.repository.js';

/** To whom costs are billed on, and in which currency. */
export interface CostBuyer {
  customerId: string | null;
  currency: string;
}

interface Cost {
  cost: Money;
  currency: string;
  day: string;
  jobId: string | null;
  category: ExpenseCategory;
}

/** Prices costs that are billed on: in the currency of the invoice, with the mark-up that was agreed. */
@Injectable()
export class CostPricer {
  constructor(
    private readonly markups: MarkupsRepository,
    private readonly settings: BillingSettingsRepository,
    private readonly catalog: CatalogFacade,
    private readonly identity: IdentityFacade,
  ) {}

  /** Throws `INVOICING.ITEM_NOT_SET` while nobody chose an item for expenses. */
  async expenses(expenses: readonly ExpenseView[], buyer: CostBuyer): Promise<LineInput[]> {
    if (expenses.length === 0) return [];
    const price = await this.pricing(buyer, expenses);
    const itemId = itemFor(price.settings, 'expenseItemId');
    const lines: LineInput[] = [];
    for (const expense of expenses) {
      const { amount, taxAmount, currency, expenseDate: day, jobId, category } = expense;
      const cost = Money.of(amount).minus(taxAmount ?? '0');
      lines.push(expenseLine(expense, await price.of({ cost, currency, day, jobId, category }), itemId));
    }
    return lines;
  }

  /** What a contractor paid for us. */
  async reimbursements(expenses: readonly ExpenseView[]): Promise<LineInput[]> {
    if (expenses.length === 0) return [];
    const itemId = itemFor((await this.settings.find()) ?? NO_SETTINGS, 'expenseItemId');
    return expenses.map((expense) => reimbursedLine(expense, itemId));
  }

  material(uses: readonly MaterialUse[], buyer: CostBuyer): Promise<LineInput[]> {
    return this.groups(materialGroups(uses), buyer);
  }

  /** A line for each group, in their order. */
  async groups(groups: readonly MaterialGroup[], buyer: CostBuyer): Promise<LineInput[]> {
    if (groups.length === 0) return [];
    const price = await this.pricing(buyer, groups);
    const items = await this.catalog.items.readRecords([...new Set(groups.map(({ itemId }) => itemId))]);
    const lines: LineInput[] = [];
    for (const group of groups) {
      const { cost, jobId, days, itemId } = group;
      const day = [...days].sort().at(-1) ?? '';
      const billed = await price.of({ cost, currency: price.home, day, jobId, category: 'materials' });
      lines.push(materialLine(group, billed, items.get(itemId)?.record.name ?? 'Material'));
    }
    return lines;
  }

  private async pricing(
    { customerId, currency }: CostBuyer,
    costs: readonly { jobId: string | null }[],
  ): Promise<{ settings: BillingSettings; home: string; of: (cost: Cost) => Promise<BilledCost> }> {
    const settings = (await this.settings.find()) ?? NO_SETTINGS;
    const { currency: home } = await this.identity.organizationSettings();
    const jobIds = [...new Set(costs.flatMap(({ jobId }) => jobId ?? []))];
    const rules: MarkupRule[] = await this.markups.for(customerId ? [customerId] : [], jobIds);
    const rateOf = this.ratesTo(home);
    const of = async ({ cost, currency: paidIn, day, jobId, category }: Cost): Promise<BilledCost> => ({
      ...(await converted(cost, paidIn, { currency, day, rateOf })),
      markup: markupFor(rules, settings.markupPercent, { customerId, jobId, category }),
    });
    return { settings, home, of };
  }

  /** What a currency is worth at home on a day, asked for once however many costs there are. */
  private ratesTo(home: string): RateOf {
    const known = new Map<string, Promise<Money>>();
    return (currency, day) => {
      if (currency === home) return Promise.resolve(Money.of(1));
      const key = `${currency} ${day}`;
      const rate =
        known.get(key) ??
        this.catalog.exchangeRate(currency, home, day).then((published) => Money.of(published.rate));
      known.set(key, rate);
      return rate;
    };
  }
}

type RateOf = (currency: string, day: string) => Promise<Money>;

/** At the rates that the Bank of Canada published for the day of the cost. */
async function converted(
  cost: Money,
  paidIn: string,
  { currency, day, rateOf }: { currency: string; day: string; rateOf: RateOf },
): Promise<Pick<BilledCost, 'cost' | 'conversion'>> {
  if (paidIn === currency) return { cost, conversion: '' };
  const atHome = cost.times(await rateOf(paidIn, day));
  const inCurrency = atHome.dividedBy(await rateOf(currency, day)).toCents();
  return { cost: inCurrency, conversion: ` ${currency} (${cost.toFixed()} ${paidIn} on ${day})` };
}
