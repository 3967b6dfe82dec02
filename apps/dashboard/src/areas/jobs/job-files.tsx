import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, got, idempotent, newKey, type schemas } from '#api-client';
import { Badge, DateTime, IconButton, useFormat, useMessages, useToast } from '#ui';
import { useMay } from '../../app/me';
import { Part } from '../../app/part';
import { useRead, useRefresh, useWrite } from '../../app/queries';
import { sizeText } from './file-check';
import { FileDrop } from './file-drop';
import { fileMessages } from './file-messages';
import { FileView, type JobFile, Thumbnail } from './file-view';
import { type Uploads, useUploads } from './use-uploads';

const FILES = '/api/v1/jobs/{id}/files';

const attach = (id: string, body: schemas['AttachFileBody'], key: string) =>
  got(api.POST(FILES, { params: { path: { id }, header: idempotent(key) }, body }));

/** Photos and documents of a job. */
export function JobFiles({ id, uploads }: { id: string; uploads: Uploads }) {
  const t = useMessages(fileMessages);
  const mayWrite = useMay('jobs.write');
  const maySend = useMay('files.write') && mayWrite;
  const read = useRead(FILES, undefined, { id });
  const [opened, open] = useState<JobFile>();
  const remove = useRemove(id);
  return (
    <div className="space-y-4">
      {maySend && <FileDrop uploads={uploads} />}
      <Part read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-soft">{t(maySend ? 'none' : 'noneReading')}</p>
          ) : (
            <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4">
              {items.map((file) => (
                <FileCard
                  key={file.fileId}
                  file={file}
                  onOpen={() => open(file)}
                  onRemove={mayWrite ? () => remove.mutate(file) : undefined}
                />
              ))}
            </ul>
          )
        }
      </Part>
      {opened && <FileView file={opened} onClose={() => open(undefined)} />}
    </div>
  );
}

/** What is being sent to a job: it belongs to the page, so that another tab does not end it. */
export function useJobUploads(id: string): Uploads {
  const t = useMessages(fileMessages);
  const say = useToast();
  const refresh = useRefresh();
  return useUploads(async ({ id: fileId, mediaType, name }, key) => {
    await attach(id, { fileId, kind: mediaType.startsWith('image/') ? 'photo' : 'document' }, key);
    say(t('attached', { name }));
    await refresh(FILES);
  });
}

/** Taken off the job; the file itself stays, so that it can be attached again. */
function useRemove(id: string) {
  const t = useMessages(fileMessages);
  return useWrite<JobFile>({
    send: ({ fileId }, key) =>
      got(
        api.DELETE('/api/v1/jobs/{id}/files/{fileId}', {
          params: { path: { id, fileId }, header: idempotent(key) },
        }),
      ),
    refreshes: [FILES],
    said: (_answer, { name }) => t('removed', { name }),
    undo: (_answer, { fileId, kind, caption }) => attach(id, { fileId, kind, caption }, newKey()),
  });
}

interface CardProps {
  file: JobFile;
  onOpen(): void;
  onRemove?(): void;
}

function FileCard({ file, onOpen, onRemove }: CardProps) {
  const t = useMessages(fileMessages);
  const { locale } = useFormat();
  const { name, size, kind, caption, checkpointId, at } = file;
  return (
    <li className="flex min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-surface">
      <button
        type="button"
        onClick={onOpen}
        aria-label={t('open', { name })}
        className="aspect-4/3 w-full overflow-hidden hover:opacity-90"
      >
        <Thumbnail file={file} />
      </button>
      <div className="flex items-start justify-between gap-1 p-2">
        <div className="min-w-0">
          <p className="truncate font-medium text-sm" title={name}>
            {name}
          </p>
          {caption && <p className="truncate text-soft text-sm">{caption}</p>}
          <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-faint text-xs">
            <Badge>{t(checkpointId ? 'evidence' : kind)}</Badge>
            {sizeText(size, locale)} <DateTime value={at} style="date" />
          </p>
        </div>
        {onRemove && !checkpointId && (
          <IconButton icon={Trash2} label={t('remove', { name })} onClick={onRemove} />
        )}
      </div>
    </li>
  );
}
