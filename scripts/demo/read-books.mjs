import { until } from './until.mjs';

/**
 * A document as one side has it.
 * @typedef {{ id: string, number: string, currency: string, total: string | number, open: string | number,
 *   invoiceIds?: string[] }} Entry
 * One document with its counterpart; one of the two is undefined where it is missing.
 * @typedef {{ ours?: Entry, theirs?: Entry }} Pair
 */

const INVOICES = {
  entity: 'invoice',
  remoteEntity: 'Invoice',
  path: '/invoices?direction=receivable',
  ours: ({ id, number, currency, total, balance }) => ({ id, number, currency, total, open: balance }),
  theirs: ({ Id, DocNumber, CurrencyRef, TotalAmt, Balance }) => ({
    id: Id,
    number: DocNumber,
    currency: CurrencyRef.value,
    total: TotalAmt,
    open: Balance,
  }),
};

const PAYMENTS = {
  entity: 'payment',
  remoteEntity: 'Payment',
  /** A payment of nothing only says what a credit pays: it is no money, and linked as that use. */
  isKept: ({ TotalAmt }) => TotalAmt !== 0,
  path: '/payments?direction=received',
  ours: ({ id, reference, currency, amount, unappliedAmount, lines }) => ({
    ...{ id, number: reference ?? '', currency, total: amount, open: unappliedAmount },
    invoiceIds: lines.map(({ invoiceId }) => invoiceId),
  }),
  theirs: ({ Id, PaymentRefNum, CurrencyRef, TotalAmt, UnappliedAmt }) => ({
    ...{ id: Id, number: PaymentRefNum ?? '', currency: CurrencyRef.value },
    ...{ total: TotalAmt, open: UnappliedAmt },
  }),
};

/** Every invoice and payment of both sides. @returns {Promise<{ invoices: Pair[], payments: Pair[] }>} */
export async function readBooks(accountant, books) {
  const [invoices, payments] = await Promise.all([
    pairs(accountant, books, INVOICES),
    pairs(accountant, books, PAYMENTS),
  ]);
  return { invoices, payments };
}

/** Paired by the links; a document without a counterpart stands alone. */
async function pairs(accountant, { connectionId, realm, sandbox }, kind) {
  const [links, records, documents] = await Promise.all([
    accountant.all(`/integrations/${connectionId}/mappings?entity=${kind.entity}`),
    accountant.all(kind.path),
    sandbox.documents(realm, kind.remoteEntity),
  ]);
  const ours = new Map(records.map((record) => [record.id, kind.ours(record)]));
  const kept = documents.filter(kind.isKept ?? (() => true));
  const theirs = new Map(kept.map((document) => [document.Id, kind.theirs(document)]));
  const linked = links
    .filter(({ deleted }) => !deleted)
    .map(({ recordId, remoteId }) => ({ ours: ours.get(recordId), theirs: theirs.get(remoteId) }));
  for (const { theirs: known } of linked) theirs.delete(known?.id);
  return [...linked, ...[...theirs.values()].map((document) => ({ theirs: document }))];
}

/** Waits for what is on its way, then asks once more for what changed. */
export async function settle(accountant, { connectionId }) {
  await until('the last writes to be confirmed', async () => {
    const { operations } = await accountant.get(`/integrations/${connectionId}/status`);
    const waiting = ['planned', 'in_flight', 'uncertain', 'failed'].some((status) => operations[status] > 0);
    return waiting ? undefined : true;
  });
  const { runId } = await accountant.post(`/integrations/${connectionId}/sync`, { kind: 'delta' });
  await until('the last sync to end', async () => {
    const { items } = await accountant.get(`/integrations/${connectionId}/runs`);
    const run = items.find(({ id }) => id === runId);
    if (run?.status === 'failed') throw new Error(`The last sync failed: ${run.error?.message}`);
    return run?.status === 'succeeded' ? run : undefined;
  });
}
