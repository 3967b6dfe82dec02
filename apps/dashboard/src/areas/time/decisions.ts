import { api, got, idempotent, type schemas } from '#api-client';
import { useMessages } from '#ui';
import { type Outcome, oneByOne } from '../../app/one-by-one';
import { useWrite } from '../../app/queries';
import { messages } from './messages';
import type { PersonWeek } from './week';

export const WEEKS = '/api/v1/time-weeks';
export const ENTRIES = '/api/v1/time-entries';
export const EXPENSES = '/api/v1/expenses';
const TIME = [WEEKS, ENTRIES];

export type Entry = schemas['TimeEntryAnswer'];
export type Expense = schemas['ExpenseAnswer'];

/** Where nothing was seen to wait: what waits by now is refused like anything else that was not looked at. */
const NONE = 'none';

/** Of several, each is a write of its own. */
const each = (key: string, id: string) => ({ header: idempotent(`${key}-${id}`) });
const person = ({ contractorId, name }: PersonWeek) => ({ id: contractorId, name });

/** Accepts what these people handed in of the week, as it was looked at, each all or nothing. */
export function useApproveWeeks(day: string, onDone: (outcome: Outcome) => void) {
  const t = useMessages(messages);
  return useWrite<readonly PersonWeek[], Outcome>({
    send: (rows, key) =>
      oneByOne(rows, person, async ({ contractorId, waitingMark }) => {
        const body = { contractorId, day, seen: waitingMark ?? NONE };
        return (await got(api.POST('/api/v1/time-weeks/approve', { params: each(key, contractorId), body })))
          .moved;
      }),
    refreshes: TIME,
    said: ({ done }) => t('approvedMany', { count: done }),
    onDone,
  });
}

export function useRejectWeeks(day: string, onDone: (outcome: Outcome) => void) {
  const t = useMessages(messages);
  return useWrite<{ rows: readonly PersonWeek[]; reason: string }, Outcome>({
    send: ({ rows, reason }, key) =>
      oneByOne(rows, person, async ({ contractorId }) => {
        const body = { contractorId, day, reason };
        return (await got(api.POST('/api/v1/time-weeks/reject', { params: each(key, contractorId), body })))
          .moved;
      }),
    refreshes: TIME,
    said: ({ done }) => t('rejectedMany', { count: done }),
    onDone,
    isQuiet: true,
  });
}

export function useApproveEntry() {
  const t = useMessages(messages);
  return useWrite<string>({
    send: (id, key) =>
      got(
        api.POST('/api/v1/time-entries/{id}/approve', { params: { path: { id }, header: idempotent(key) } }),
      ),
    refreshes: TIME,
    said: () => t('approvedMany', { count: 1 }),
  });
}

export function useRejectEntry(onDone: () => void) {
  const t = useMessages(messages);
  return useWrite<{ id: string; reason: string }>({
    send: ({ id, reason }, key) =>
      got(
        api.POST('/api/v1/time-entries/{id}/reject', {
          params: { path: { id }, header: idempotent(key) },
          body: { reason },
        }),
      ),
    refreshes: TIME,
    said: () => t('rejectedMany', { count: 1 }),
    onDone,
    isQuiet: true,
  });
}

/** Closes the week for everybody. */
export function useLockWeek(day: string, range: string, onDone: () => void) {
  const t = useMessages(messages);
  return useWrite({
    send: (_: undefined, key) =>
      got(api.POST('/api/v1/time-weeks/lock', { params: { header: idempotent(key) }, body: { day } })),
    refreshes: [...TIME, EXPENSES],
    said: () => t('lockedSaid', { range }),
    onDone,
  });
}

export function useUnlockWeek(day: string, range: string, onDone: () => void) {
  const t = useMessages(messages);
  return useWrite<string>({
    send: (reason, key) =>
      got(
        api.POST('/api/v1/time-weeks/unlock', {
          params: { header: idempotent(key) },
          body: { day, reason },
        }),
      ),
    refreshes: [...TIME, EXPENSES],
    said: () => t('unlockedSaid', { range }),
    onDone,
    isQuiet: true,
  });
}

const spent = ({ id, contractorName, amount }: Expense) => ({ id, name: `${contractorName}, ${amount}` });

export function useApproveExpenses(onDone: (outcome: Outcome) => void) {
  const t = useMessages(messages);
  return useWrite<readonly Expense[], Outcome>({
    send: (rows, key) =>
      oneByOne(rows, spent, async ({ id }) => {
        await got(api.POST('/api/v1/expenses/{id}/approve', { params: { path: { id }, ...each(key, id) } }));
        return 1;
      }),
    refreshes: [EXPENSES, WEEKS],
    said: ({ done }) => t('expensesApproved', { count: done }),
    onDone,
  });
}

export function useRejectExpenses(onDone: (outcome: Outcome) => void) {
  const t = useMessages(messages);
  return useWrite<{ rows: readonly Expense[]; reason: string }, Outcome>({
    send: ({ rows, reason }, key) =>
      oneByOne(rows, spent, async ({ id }) => {
        const params = { path: { id }, ...each(key, id) };
        await got(api.POST('/api/v1/expenses/{id}/reject', { params, body: { reason } }));
        return 1;
      }),
    refreshes: [EXPENSES, WEEKS],
    said: ({ done }) => t('expensesRejected', { count: done }),
    onDone,
    isQuiet: true,
  });
}
