import { useQuery } from '@tanstack/react-query';
import { Download, FileText, ImageIcon } from 'lucide-react';
import { api, got, type schemas } from '#api-client';
import { buttonClasses, Dialog, Problem, refusalOf, Skeleton, useMessages } from '#ui';
import { useAddressOf } from '../../app/blob-address';
import { isShown } from './file-check';
import { fileMessages } from './file-messages';

export type JobFile = schemas['JobFileAnswer'];

/** The bytes of a file, as an address of this page. */
function useContent(id: string, isOff = false) {
  const { data, error, refetch } = useQuery({
    queryKey: ['/api/v1/files/{id}/content', id, {}],
    queryFn: ({ signal }) =>
      got(
        api.GET('/api/v1/files/{id}/content', {
          params: { path: { id } },
          parseAs: 'blob',
          signal,
        }) as Promise<{
          data?: Blob;
        }>,
      ),
    enabled: !isOff,
    // A file never changes its bytes.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  return { address: useAddressOf(data), error, refetch };
}

/** Pictures beyond this are opened, not fetched for a thumbnail. */
const LARGEST_THUMBNAIL = 6 * 1_048_576;

/** What a file looks like, small. */
export function Thumbnail({ file: { fileId, mediaType, size } }: { file: JobFile }) {
  const isDrawn = isShown(mediaType) && size <= LARGEST_THUMBNAIL;
  const { address, error } = useContent(fileId, !isDrawn);
  if (isDrawn && !error) {
    return address ? (
      <img src={address} alt="" className="size-full object-cover" />
    ) : (
      <Skeleton className="size-full" />
    );
  }
  const Sign = mediaType.startsWith('image/') ? ImageIcon : FileText;
  return (
    <span className="flex size-full items-center justify-center bg-sunken text-faint">
      <Sign className="size-8" aria-hidden />
    </span>
  );
}

/** A file above the page: a picture or PDF is shown, anything else is saved. */
export function FileView({ file, onClose }: { file: JobFile; onClose(): void }) {
  const t = useMessages(fileMessages);
  const { name, mediaType, fileId, caption } = file;
  const { address, error, refetch } = useContent(fileId);
  return (
    <Dialog
      isOpen
      isWide
      onClose={onClose}
      title={name}
      footer={
        address && (
          <a href={address} download={name} className={buttonClasses()}>
            <Download className="size-4" aria-hidden />
            {t('save')}
          </a>
        )
      }
    >
      {error && <Problem problem={refusalOf(error)} onRetry={() => void refetch()} isInline />}
      {!error && !address && <Skeleton className="h-[50vh]" />}
      {address && isShown(mediaType) && <img src={address} alt={name} className="mx-auto max-w-full" />}
      {address && !isShown(mediaType) && <p className="text-soft">{t('noPreview')}</p>}
      {caption && <p className="mt-2 text-soft">{caption}</p>}
    </Dialog>
  );
}
