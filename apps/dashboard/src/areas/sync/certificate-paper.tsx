import { api } from '#api-client';
import { useLanguage, useMessages } from '#ui';
import { Paper } from '../../app/paper';
import type { Reconciliation } from './reconciliation-actions';
import { reconciliationMessages } from './reconciliation-messages';

const PDF = '/api/v1/reconciliations/{id}/certificate/pdf';

/** The certificate as it is filed. */
export function CertificatePaper({ run, onClose }: { run: Reconciliation; onClose(): void }) {
  const t = useMessages(reconciliationMessages);
  const { language } = useLanguage();
  return (
    <Paper
      title={`${t('certificate')} ${run.asOf?.slice(0, 10) ?? ''}`.trim()}
      queryKey={[PDF, run.id, run.open, language]}
      load={(signal) =>
        api.GET(PDF, {
          params: { path: { id: run.id }, query: { language } },
          parseAs: 'blob',
          signal,
        }) as Promise<{ data?: Blob }>
      }
      onClose={onClose}
    />
  );
}
