import { api, got, idempotent, type schemas } from '#api-client';
import { type Meaning, type Rows, saveFile, useMessages } from '#ui';
import { useList, useRead, useWrite } from '../../app/queries';
import { INTEGRATIONS } from './actions';
import { reconciliationMessages } from './reconciliation-messages';

const RECONCILIATIONS = '/api/v1/integrations/{id}/reconciliations';
const RECONCILIATION = '/api/v1/reconciliations/{id}';
const DIFFERENCES = '/api/v1/reconciliations/{id}/differences';
const CERTIFICATE = '/api/v1/reconciliations/{id}/certificate';

type Side = 'receivable' | 'payable';

export type Reconciliation = Omit<schemas['ReconciliationAnswer'], 'totals' | 'counts'> & {
  totals: Partial<Record<Side, { ours: string; theirs: string }>>;
  counts: Record<string, { ours: number; theirs: number; leftOut: number }>;
};

export type Repair = 'read-again' | 'send-again' | 'explain' | 'check-again';
export type Difference = Omit<schemas['DifferenceAnswer'], 'detail' | 'repairs'> & {
  detail: {
    note?: string;
    untold?: string;
    rates?: { ours: string | null; theirs: string };
    allocations?: { invoiceId: string; ours: string; theirs: string }[];
  };
  repairs: readonly Repair[];
};

/** How a reconciliation left the books, as its certificate says. */
export type Verdict = 'clean' | 'explained' | 'open';

export const VERDICT_MEANINGS: Record<Verdict, Meaning> = {
  clean: 'good',
  explained: 'good',
  open: 'attention',
};

export const DIFFERENCE_MEANINGS: Record<Difference['status'], Meaning> = {
  open: 'attention',
  repairing: 'info',
  settled: 'good',
  explained: 'none',
};

const SOON = 2;

export function verdictOf({ found, open, isCut }: Reconciliation): Verdict {
  if (isCut || open > 0) return 'open';
  return found === 0 ? 'clean' : 'explained';
}

export const isAtWork = (run: Reconciliation | undefined): boolean =>
  run?.status === 'queued' || run?.status === 'running';

/** Of one company, the newest first; asked for often while one is under way, because no live event tells of it. */
export function useReconciliations(connectionId: string): Rows<Reconciliation> {
  const list = useList(RECONCILIATIONS, undefined, { id: connectionId });
  const rows = list as unknown as Rows<Reconciliation>;
  const atWork = rows.rows?.find(isAtWork);
  const now = useRead(RECONCILIATION, undefined, {
    id: atWork?.id ?? '',
    everySeconds: SOON,
    isOff: atWork === undefined,
  });
  const moved = now.data as unknown as Reconciliation | undefined;
  return {
    ...rows,
    rows: rows.rows?.map((run) => (run.id === moved?.id && isAtWork(run) ? moved : run)),
  };
}

export function useDifferences(id: string, query: { kind?: string; status?: string }): Rows<Difference> {
  return useList(DIFFERENCES, query as never, { id }) as unknown as Rows<Difference>;
}

/** Everything that is done about reconciliations of one company. */
export function useReconcile(connectionId: string) {
  const t = useMessages(reconciliationMessages);
  return useWrite<{ thorough: boolean }, unknown>({
    send: (body, key) =>
      got(
        api.POST('/api/v1/integrations/{id}/reconciliations', {
          params: { path: { id: connectionId }, header: idempotent(key) },
          body,
        }),
      ),
    refreshes: [INTEGRATIONS],
    said: () => t('begun'),
  });
}

export interface Mending {
  difference: Difference;
  repair: Repair;
  note?: string;
}

export function useMend({ isQuiet }: { isQuiet?: boolean } = {}) {
  const t = useMessages(reconciliationMessages);
  return useWrite<Mending, schemas['DifferenceAnswer']>({
    send: ({ difference: { id }, repair, note }, key) =>
      got(
        api.POST('/api/v1/reconciliation-differences/{id}/repair', {
          params: { path: { id }, header: idempotent(key) },
          body: { repair, ...(note !== undefined && { note }) },
        }),
      ),
    refreshes: ['/api/v1/reconciliations', INTEGRATIONS, '/api/v1/invoices', '/api/v1/payments'],
    said: ({ status }) => t(status === 'open' ? 'stillDiffers' : status),
    isQuiet,
  });
}

/** Signs the certificate anew, with what was explained since, and saves the signed file. */
export function useSignedFile(day: string) {
  const t = useMessages(reconciliationMessages);
  return useWrite<{ id: string; isNew: boolean }, schemas['CertificateAnswer']>({
    send: ({ id, isNew }, key) => {
      const path = { id };
      return isNew
        ? got(api.POST(CERTIFICATE, { params: { path, header: idempotent(key) } }))
        : got(api.GET(CERTIFICATE, { params: { path } }));
    },
    refreshes: [],
    onDone: (certificate) =>
      saveFile(
        `reconciliation-${day}.json`,
        new Blob([JSON.stringify(certificate, null, 2)], { type: 'application/json' }),
      ),
    said: () => t('saved'),
  });
}

/** Whether a signed file is what was signed. */
export function useVerify() {
  return useWrite<string, schemas['VerificationAnswer']>({
    send: (certificate, key) =>
      got(
        api.POST('/api/v1/reconciliation-certificates/verify', {
          params: { header: idempotent(key) },
          body: { certificate },
        }),
      ),
    refreshes: [],
    isQuiet: true,
  });
}
