import type { QueryClient } from '@tanstack/react-query';
import { api, got, idempotent, newKey, type schemas } from '#api-client';
import { useMessages } from '#ui';
import { secondsToUndo } from '../../app/grace';
import { useWrite } from '../../app/queries';
import { messages } from './messages';
import { inPortions } from './portions';

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

/** Says yes to the version that was looked at. Where nothing leaves yet, it can be taken back at once. */
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
    undoSeconds: ({ canBeUndoneUntil }) => secondsToUndo(canBeUndoneUntil),
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
const undoableIn = ({ outcomes }: BulkAnswer) => outcomes.filter(({ canBeUndoneUntil }) => canBeUndoneUntil);

/** Shows what of a decision about these invoices was refused. */
type Tell = (answer: BulkAnswer, rows: readonly Pending[]) => void;

/** Each is decided by itself. `onDone` shows what was refused, `onUndone` what could not be taken back. */
export function useApproveMany(onDone: Tell, onUndone: Tell) {
  const t = useMessages(messages);
  return useWrite<readonly Pending[], BulkAnswer>({
    send: (rows, key) =>
      inPortions(rows, (portion, index) =>
        got(
          api.POST('/api/v1/invoices/bulk-approve', {
            params: { header: idempotent(`${key}-${index}`) },
            body: seen(portion),
          }),
        ),
      ),
    refreshes: CHANGED,
    said: ({ done }) => (done > 0 ? t('approvedMany', { count: done }) : undefined),
    undoSeconds: (answer) =>
      Math.max(0, ...undoableIn(answer).map(({ canBeUndoneUntil }) => secondsToUndo(canBeUndoneUntil))),
    undo: async (answer, rows) => onUndone(await undoMany(undoableIn(answer)), rows),
    onDone,
  });
}

const undoMany = (approved: readonly { id: string }[]) =>
  inPortions(approved, (portion) =>
    got(
      api.POST('/api/v1/invoices/bulk-undo-approval', {
        params: { header: idempotent(newKey()) },
        body: { ids: portion.map(({ id }) => id) },
      }),
    ),
  );

export interface Rejection {
  rows: readonly Pending[];
  reason: string;
}

/** Sends one or many back with a reason. */
export function useReject(onDone: Tell) {
  const t = useMessages(messages);
  return useWrite<Rejection, BulkAnswer>({
    send: ({ rows, reason }, key) =>
      inPortions(rows, (portion, index) =>
        got(
          api.POST('/api/v1/invoices/bulk-reject', {
            params: { header: idempotent(`${key}-${index}`) },
            body: { ...seen(portion), reason },
          }),
        ),
      ),
    refreshes: CHANGED,
    said: ({ done }, { rows }) => {
      if (done === 0) return undefined;
      return rows.length === 1
        ? t('rejected', { number: rows[0]?.number ?? '' })
        : t('rejectedMany', { count: done });
    },
    onDone: (answer, { rows }) => onDone(answer, rows),
    isQuiet: true,
  });
}
