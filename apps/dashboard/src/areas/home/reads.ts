import { useMemo } from 'react';
import { useMe } from '../../app/me';
import { type Query, useRead } from '../../app/queries';
import { useToday } from '../../app/today';
import { type Receivables, receivablesOf } from './ageing';

/** As many as one page answers: beyond it "200+" says enough. */
export const LIMIT = 200;

type Status = NonNullable<Query<'/api/v1/invoices'>['status']>;

const useInvoicesIn = (status: Status) =>
  useRead('/api/v1/invoices', { status, direction: 'receivable', limit: LIMIT });

type Owed = Parameters<typeof receivablesOf>[0];
type Page = { items: Owed };

let last: { pages: readonly Page[]; today: string; currency: string; owed: Receivables[] } | undefined;

/** Worked out once, however many parts of the page show some of it. */
function receivablesIn(pages: readonly Page[], today: string, currency: string): Receivables[] {
  const isSame =
    last?.today === today &&
    last.currency === currency &&
    pages.every((page, at) => page === last?.pages[at]);
  if (last && isSame) return last.owed;
  const owed = receivablesOf(
    pages.flatMap(({ items }) => items),
    today,
    currency,
  );
  last = { pages, today, currency, owed };
  return owed;
}

/** What customers owe: everything that is approved and not paid in full, by age. `isCut` when there is more than was read. */
export function useReceivables() {
  const today = useToday();
  const { currency } = useMe().organization;
  const approved = useInvoicesIn('approved');
  const sent = useInvoicesIn('sent');
  const viewed = useInvoicesIn('viewed');
  const partly = useInvoicesIn('partially_paid');
  const reads = [approved, sent, viewed, partly];
  const answers = reads.map(({ data }) => data);
  const [a, b, c, d] = answers;
  const receivables = useMemo(() => {
    if (!a || !b || !c || !d) return undefined;
    return receivablesIn([a, b, c, d], today, currency);
  }, [a, b, c, d, today, currency]);
  return {
    receivables,
    approved: a,
    isCut: answers.some((page) => page?.nextCursor),
    dataUpdatedAt: Math.min(...reads.map(({ dataUpdatedAt }) => dataUpdatedAt)),
    error: reads.find(({ error }) => error)?.error ?? null,
    refetch: () => Promise.all(reads.map(({ refetch }) => refetch())),
  };
}

/** Jobs that are under way, or done and not billed in full, with their money. */
export const useOpenJobs = () => useRead('/api/v1/reports/wip', { open: true, limit: LIMIT });
