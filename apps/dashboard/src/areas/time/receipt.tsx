import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { api, got } from '#api-client';
import { buttonClasses, Problem, refusalOf, Skeleton, useMessages } from '#ui';
import { useAddressOf } from '../../app/blob-address';
import { messages } from './messages';

const SHOWN = /^image\/(png|jpeg|webp|gif)$/;

/** The receipt of an expense: a picture is shown, any other file can be saved. */
export function Receipt({ id, what }: { id: string; what: string }) {
  const t = useMessages(messages);
  const { data: file, error } = useQuery({
    queryKey: ['receipt', id],
    queryFn: ({ signal }) =>
      got(
        api.GET('/api/v1/expenses/{id}/receipt', {
          params: { path: { id } },
          parseAs: 'blob',
          signal,
        }) as Promise<{ data?: Blob }>,
      ),
    gcTime: 0,
  });
  const address = useAddressOf(file);
  if (error) return <Problem problem={refusalOf(error)} isInline />;
  if (!file || !address) return <Skeleton className="h-64 w-full rounded-md" />;
  const label = t('receiptOf', { what });
  return (
    <figure className="space-y-2">
      {SHOWN.test(file.type) && (
        <img
          src={address}
          alt={label}
          className="mx-auto max-h-[60vh] max-w-full rounded-md border border-line"
        />
      )}
      <a href={address} download={label} className={buttonClasses('secondary', 'small')}>
        <Download className="size-4" aria-hidden />
        {t('saveReceipt')}
      </a>
    </figure>
  );
}
