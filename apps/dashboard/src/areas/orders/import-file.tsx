import { Download, FileSpreadsheet, FileUp } from 'lucide-react';
import { Button, classes, download, useMessages } from '#ui';
import { FileZone } from '../../app/file-zone';
import { importMessages } from './import-messages';
import { EXAMPLE } from './import-wish';

const ACCEPTED = '.csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Where a file is chosen or dropped. */
export function ImportFile({ name, onChoose }: { name: string | undefined; onChoose(file: File): void }) {
  const t = useMessages(importMessages);
  return (
    <FileZone
      label={t(name ? 'chooseOther' : 'choose')}
      accept={ACCEPTED}
      onFiles={([file]) => file && onChoose(file)}
      className={classes(
        'flex flex-wrap items-center gap-x-4 gap-y-2',
        !name && 'flex-col py-10 text-center',
      )}
    >
      {(choose) => (
        <>
          {name && (
            <span className="inline-flex min-w-0 items-center gap-2 font-medium">
              <FileSpreadsheet className="size-4 shrink-0 text-faint" aria-hidden />
              <span className="truncate">{name}</span>
            </span>
          )}
          <span className="flex flex-wrap items-center justify-center gap-2">
            <Button icon={FileUp} look={name ? 'secondary' : 'primary'} onClick={choose}>
              {t(name ? 'chooseOther' : 'choose')}
            </Button>
            <span className="text-soft max-sm:hidden">{t('drop')}</span>
          </span>
          {!name && <FirstFile />}
        </>
      )}
    </FileZone>
  );
}

/** What a file looks like that one could begin with. */
function FirstFile() {
  const t = useMessages(importMessages);
  return (
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
  );
}
