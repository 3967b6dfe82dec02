import { api, type schemas } from '#api-client';
import { useLanguage } from '#ui';
import { Paper } from '../../app/paper';

/** The invoice as its reader gets it. */
export function InvoicePaper({
  invoice: { id, number, version },
  onClose,
}: {
  invoice: schemas['InvoiceAnswer'];
  onClose(): void;
}) {
  const { language } = useLanguage();
  return (
    <Paper
      title={number}
      queryKey={['/api/v1/invoices/{id}/pdf', id, version, language]}
      load={(signal) =>
        api.GET('/api/v1/invoices/{id}/pdf', {
          params: { path: { id }, query: { language } },
          parseAs: 'blob',
          signal,
        }) as Promise<{ data?: Blob }>
      }
      onClose={onClose}
    />
  );
}
