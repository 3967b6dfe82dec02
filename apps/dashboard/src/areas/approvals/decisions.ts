import type { QueryClient } from '@tanstack/react-query';
import { api, got, idempotent, newKey, type schemas } from '#api-client';
import { useMessages } from '#ui';
import { useWrite } from '../../app/queries';
import { messages } from './messages';

export type Pending = schemas['PendingInvoiceAnswer'];
type Decision = schemas['DecisionAnswer'];
export type BulkAnswer = schemas['BulkAnswer'];

export const PENDING = '/api/v1/dashboard/invoices/pending';
/** What a decision changes. */
const CHANGED = [PENDING, '/api/v1/invoices'];

interface Pages {
  pages: { items: Pending[] }[];
}

/** Takes decided invoices off the inbox before the server agrees; the answer puts them back. */
function takeOff(ids: readonly string[], client: QueryClient): () => void {
  const filter = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] === PENDING };
  const before = client.getQueriesData<Pages>(filter);
  const gone = new Set(ids);
  client.setQueriesData<Pages>(
    filter,
    (data) =>
      data?.pages && {
        ...data,
        pages: data.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => !gone.has(id)) })),
      },
  );
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data);
  };
}

/** Says yes to the version that was looked at; ten seconds to take it back. */
export function useApprove() {
  const t = useMessages(messages);
  return useWrite<Pending, Decision>({
    send: ({ id, version }, key) =>
      got(
        api.POST('/api/v1/invoices/{id}/approve', {
          params: { path: { id }, header: idempotent(key) },
          body: { version },
        }),
      ),
    expect: ({ id }, client) => takeOff([id], client),
    refreshes: CHANGED,
    said: ({ waitsFor, canBeUndoneUntil }, { number }) =>
      waitsFor && !canBeUndoneUntil
        ? t('approvedStep', { number, step: waitsFor })
        : t('approved', { number }),
    undo: ({ invoiceId }) =>
      got(
        api.POST('/api/v1/invoices/{id}/undo-approval', {
          params: { path: { id: invoiceId }, header: idempotent(newKey()) },
          body: {},
        }),
      ),
  });
}

const seen = (rows: readonly Pending[]) => ({
  ids: rows.map(({ id }) => id),
  seen: rows.map(({ id, version }) => ({ id, version })),
});
const doneIn = ({ outcomes }: BulkAnswer) => outcomes.flatMap(({ id, isDone }) => (isDone ? id : []));

/** Each is decided by itself; `onDone` shows what was refused. */
export function useApproveMany(onDone: (answer: BulkAnswer) => void) {
  const t = useMessages(messages);
  return useWrite<readonly Pending[], BulkAnswer>({
    send: (rows, key) =>
      got(
        api.POST('/api/v1/invoices/bulk-approve', {
          params: { header: idempotent(key) },
          body: seen(rows),
        }),
      ),
    refreshes: CHANGED,
    said: ({ done }) => t('approvedMany', { count: done }),
    undo: (answer) =>
      got(
        api.POST('/api/v1/invoices/bulk-undo-approval', {
          params: { header: idempotent(newKey()) },
          body: { ids: doneIn(answer) },
        }),
      ),
    onDone,
  });
}

export interface Rejection {
  rows: readonly Pending[];
  reason: string;
}

/** Sends one or many back with a reason. */
export function useReject(onDone: (answer: BulkAnswer) => void) {
  const t = useMessages(messages);
  return useWrite<Rejection, BulkAnswer>({
    send: ({ rows, reason }, key) =>
      got(
        api.POST('/api/v1/invoices/bulk-reject', {
          params: { header: idempotent(key) },
          body: { ...seen(rows), reason },
        }),
      ),
    refreshes: CHANGED,
    said: ({ done }, { rows }) =>
      rows.length === 1 && done === 1
        ? t('rejected', { number: rows[0]?.number ?? '' })
        : t('rejectedMany', { count: done }),
    onDone,
    isQuiet: true,
  });
}
