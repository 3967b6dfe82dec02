import { useMemo } from 'react';
import { addDays, type PeriodName, periodOf, startOfDay } from '../../app/days';
import { useMe } from '../../app/me';
import { type Query, useRead } from '../../app/queries';
import { useToday } from '../../app/today';
import { type Receivables, receivablesOf } from './ageing';

/** As many as one page answers: beyond it "200+" says enough. */
export const LIMIT = 200;

type Status = NonNullable<Query<'/api/v1/invoices'>['status']>;

/** What is read, apart from what is drawn of it: the first load asks for it before anything is drawn (`ahead.ts`). */
export const PENDING = ['/api/v1/dashboard/invoices/pending', { limit: LIMIT }] as const;
export const EXPIRING = [
  '/api/v1/contractors',
  { clearances: 'expiring', active: true, limit: LIMIT },
] as const;
export const WAITING_COUNTS = '/api/v1/sync-waiting/counts';
export const ACTIVE = ['/api/v1/dashboard/contractors/active', { limit: LIMIT }] as const;
export const OPEN_JOBS = ['/api/v1/reports/wip', { open: true, limit: LIMIT }] as const;
export const LIVE_JOBS = ['/api/v1/reports/jobs', { open: true, limit: LIMIT }] as const;
export const OWED: readonly Status[] = ['approved', 'sent', 'viewed', 'partially_paid'];

export const invoicesIn = (status: Status) =>
  ['/api/v1/invoices', { status, direction: 'receivable', limit: LIMIT }] as const;

export const jobsOf = (query: Query<'/api/v1/jobs'>) => ['/api/v1/jobs', { ...query, limit: LIMIT }] as const;

export const earnedIn = (period: PeriodName, today: string) => {
  const { from, to } = periodOf(period, today);
  return ['/api/v1/reports/profitability', { by: 'customer', from, to, limit: LIMIT }] as const;
};

export const visitsOn = (today: string, zone: string) => {
  const [from, to] = [startOfDay(today, zone), startOfDay(addDays(today, 1), zone)];
  return ['/api/v1/work-orders', { from, to, limit: LIMIT }] as const;
};

const useInvoicesIn = (status: Status) => useRead(...invoicesIn(status));

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

/** Jobs that are under way, or done and not billed in full, with what is earned and billed of them. */
export const useOpenJobs = () => useRead(...OPEN_JOBS);

/** The same jobs with their margins, as the page Profit has them. */
export const useLiveJobs = () => useRead(...LIVE_JOBS);
