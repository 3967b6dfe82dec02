import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, got, type schemas } from '#api-client';
import { Dialog, Problem, refusalOf, Skeleton, useLanguage, useMessages } from '#ui';
import { messages } from './messages';

/** The invoice as its reader gets it. */
export function InvoicePaper({
  invoice: { id, number, version },
  onClose,
}: {
  invoice: schemas['InvoiceAnswer'];
  onClose(): void;
}) {
  const t = useMessages(messages);
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['/api/v1/invoices/{id}/pdf', id, version, language],
    queryFn: ({ signal }) =>
      got(
        api.GET('/api/v1/invoices/{id}/pdf', {
          params: { path: { id }, query: { language } },
          parseAs: 'blob',
          signal,
        }) as Promise<{ data?: Blob }>,
      ),
  });
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return (
    <Dialog isOpen onClose={onClose} title={number} isWide>
      {error && <Problem problem={refusalOf(error)} onRetry={() => void refetch()} isInline />}
      {!error && !address && <Skeleton className="h-[60vh]" />}
      {address && <iframe src={address} title={`${t('pdf')} ${number}`} className="h-[60vh] w-full" />}
    </Dialog>
  );
}
