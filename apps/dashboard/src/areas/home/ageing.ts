import { addUp, compareAmounts } from '../../app/amounts';
import { daysBetween } from '../../app/days';

/** How long after its due day something is not paid. */
export const AGES = ['notDue', 'to30', 'to60', 'to90', 'over90'] as const;
export type Age = (typeof AGES)[number];

export interface OpenInvoice {
  customerId: string | null;
  partyName: string | null;
  currency: string;
  /** Left to pay. */
  balance: string;
  dueDate: string | null;
}

export interface Sum {
  amount: string;
  count: number;
}

export interface Debtor extends Sum {
  customerId: string;
  name: string;
  /** Of the oldest invoice. */
  daysLate: number;
}

export interface Receivables {
  currency: string;
  total: Sum;
  /** Past their due day, however long. */
  late: Sum;
  ages: Record<Age, Sum>;
  /** Who is late with most, first. */
  debtors: Debtor[];
}

export function ageOf(dueDate: string | null, today: string): Age {
  const late = dueDate === null ? 0 : daysBetween(dueDate, today);
  if (late <= 0) return 'notDue';
  if (late <= 30) return 'to30';
  if (late <= 60) return 'to60';
  return late <= 90 ? 'to90' : 'over90';
}

/** What is owed by age, for each currency, `home` first: amounts of two currencies are never added. */
export function receivablesOf(invoices: readonly OpenInvoice[], today: string, home: string): Receivables[] {
  const currencies = [...new Set([home, ...invoices.map(({ currency }) => currency).sort()])];
  return currencies
    .map((currency) =>
      inCurrency(
        currency,
        invoices.filter((one) => one.currency === currency),
        today,
      ),
    )
    .filter(({ currency, total }) => currency === home || total.count > 0);
}

function inCurrency(currency: string, invoices: readonly OpenInvoice[], today: string): Receivables {
  const byAge = Map.groupBy(invoices, ({ dueDate }) => ageOf(dueDate, today));
  const ages = Object.fromEntries(AGES.map((age) => [age, sumOf(byAge.get(age) ?? [])])) as Record<Age, Sum>;
  const late = AGES.filter((age) => age !== 'notDue').flatMap((age) => byAge.get(age) ?? []);
  return { currency, total: sumOf(invoices), late: sumOf(late), ages, debtors: debtorsOf(late, today) };
}

const sumOf = (invoices: readonly OpenInvoice[]): Sum => ({
  amount: addUp(invoices.map(({ balance }) => balance)),
  count: invoices.length,
});

function debtorsOf(late: readonly OpenInvoice[], today: string): Debtor[] {
  const byCustomer = Map.groupBy(late, ({ customerId }) => customerId ?? '');
  return [...byCustomer]
    .map(([customerId, invoices]) => ({
      customerId,
      name: invoices[0]?.partyName ?? '',
      daysLate: Math.max(...invoices.map(({ dueDate }) => daysBetween(dueDate ?? today, today))),
      ...sumOf(invoices),
    }))
    .sort((a, b) => compareAmounts(b.amount, a.amount) || a.name.localeCompare(b.name));
}
