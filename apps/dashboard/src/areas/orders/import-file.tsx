import { Download, FileSpreadsheet, FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { Button, classes, download, useMessages } from '#ui';
import { importMessages } from './import-messages';
import { EXAMPLE } from './import-wish';

const ACCEPTED = '.csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Where a file is chosen or dropped. */
export function ImportFile({ name, onChoose }: { name: string | undefined; onChoose(file: File): void }) {
  const t = useMessages(importMessages);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) onChoose(file);
    // The same file, mended, can be chosen again.
    if (input.current) input.current.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button does the same for everybody
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classes(
        'flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-dashed p-4',
        isOver ? 'border-accent bg-accent-soft' : 'border-line-strong',
        !name && 'flex-col py-10 text-center',
      )}
    >
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        aria-label={t(name ? 'chooseOther' : 'choose')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => take(event.target.files)}
      />
      {name && (
        <span className="inline-flex min-w-0 items-center gap-2 font-medium">
          <FileSpreadsheet className="size-4 shrink-0 text-faint" aria-hidden />
          <span className="truncate">{name}</span>
        </span>
      )}
      <span className="flex flex-wrap items-center justify-center gap-2">
        <Button icon={FileUp} look={name ? 'secondary' : 'primary'} onClick={() => input.current?.click()}>
          {t(name ? 'chooseOther' : 'choose')}
        </Button>
        <span className="text-soft max-sm:hidden">{t('drop')}</span>
      </span>
      {!name && (
        <>
          <p className="max-w-2xl text-soft text-sm">{t('headings')}</p>
          <Button
            look="quiet"
            size="small"
            icon={Download}
            onClick={() => download('orders-example.csv', EXAMPLE)}
          >
            {t('example')}
          </Button>
        </>
      )}
    </div>
  );
}
