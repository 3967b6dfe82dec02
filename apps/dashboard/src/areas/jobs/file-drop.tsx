import { FileUp, X } from 'lucide-react';
import { Button, IconButton, Problem, useFormat, useMessages } from '#ui';
import { FileZone } from '../../app/file-zone';
import { useRead } from '../../app/queries';
import { ACCEPTED, inMegabytes } from './file-check';
import { fileMessages } from './file-messages';
import type { Upload } from './upload-queue';
import type { Uploads } from './use-uploads';

/** Where files are chosen or dropped, with those on their way below. */
export function FileDrop({ uploads }: { uploads: Uploads }) {
  const t = useMessages(fileMessages);
  const maxBytes = useRead('/api/v1/client-settings').data?.maxFileBytes;
  return (
    <div className="space-y-3">
      <FileZone
        label={t('choose')}
        accept={ACCEPTED}
        isMultiple
        onFiles={(files) => uploads.add(files, maxBytes)}
      >
        {(choose) => (
          <>
            <div className="flex flex-wrap items-center gap-2">
              <Button icon={FileUp} onClick={choose}>
                {t('choose')}
              </Button>
              <span className="text-soft max-sm:hidden">{t('drop')}</span>
            </div>
            <p className="mt-2 text-faint text-sm">
              {t('kinds')} {maxBytes !== undefined && t('upTo', { megabytes: inMegabytes(maxBytes) })}
            </p>
          </>
        )}
      </FileZone>
      {uploads.list.map((upload) => (
        <UploadLine
          key={upload.key}
          upload={upload}
          onRetry={() => uploads.retry(upload.key)}
          onDismiss={() => uploads.dismiss(upload.key)}
        />
      ))}
    </div>
  );
}

interface LineProps {
  upload: Upload;
  onRetry(): void;
  onDismiss(): void;
}

function UploadLine({ upload, onRetry, onDismiss }: LineProps) {
  const t = useMessages(fileMessages);
  const { name, share, refusal, canRetry } = upload;
  if (!refusal) return <OnItsWay label={t('sending', { name })} share={share} />;
  const { detail, fix, requestId } = refusal;
  const problem = { detail: `${t('notSent', { name })}. ${detail}`, fix, requestId };
  return (
    <div className="flex items-start gap-1">
      <div className="min-w-0 flex-1">
        <Problem problem={problem} onRetry={canRetry ? onRetry : undefined} isInline />
      </div>
      <IconButton icon={X} label={t('close')} onClick={onDismiss} />
    </div>
  );
}

function OnItsWay({ label, share }: { label: string; share: number }) {
  const { locale } = useFormat();
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
  return (
    <div>
      <div className="mb-1 flex justify-between gap-3 text-sm">
        <span className="min-w-0 truncate">{label}</span>
        <span className="tnum text-soft">{percent}</span>
      </div>
      <progress
        className="block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        aria-label={label}
        value={share}
        max={1}
      />
    </div>
  );
}
