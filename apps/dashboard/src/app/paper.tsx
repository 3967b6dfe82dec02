import { type QueryKey, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { got } from '#api-client';
import { buttonClasses, Dialog, Problem, refusalOf, Skeleton, useMessages } from '#ui';
import { useAddressOf } from './blob-address';
import { messages } from './messages';

/** A document as its reader gets it: shown, and saved where the browser cannot show it. */
export function Paper({
  title,
  queryKey,
  load,
  onClose,
}: {
  title: string;
  /** With everything the paper depends on: id, version, language. */
  queryKey: QueryKey;
  load(signal: AbortSignal): Promise<{ data?: Blob }>;
  onClose(): void;
}) {
  const t = useMessages(messages);
  const { data, error, refetch } = useQuery({ queryKey, queryFn: ({ signal }) => got(load(signal)) });
  const address = useAddressOf(data);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      isWide
      footer={
        address && (
          <a href={address} download={`${title}.pdf`} className={buttonClasses()}>
            <Download className="size-4" aria-hidden />
            {t('savePaper')}
          </a>
        )
      }
    >
      {error && <Problem problem={refusalOf(error)} onRetry={() => void refetch()} isInline />}
      {!error && !address && <Skeleton className="h-[60vh]" />}
      {address && <iframe src={address} title={title} className="h-[60vh] w-full" />}
    </Dialog>
  );
}
