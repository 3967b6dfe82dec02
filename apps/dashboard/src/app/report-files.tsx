import { FileDown } from 'lucide-react';
import { api, got, type paths } from '#api-client';
import { Button, defineMessages, Menu, MenuItem, saveFile, useLanguage, useMessages } from '#ui';
import { useWrite } from './queries';

const messages = defineMessages({
  asFile: ['Save as', 'Enregistrer'],
  asExcel: ['Excel', 'Excel'],
  asPdf: ['PDF', 'PDF'],
  asCsv: ['CSV', 'CSV'],
});

type Asked = paths['/api/v1/reports/file']['get']['parameters']['query'];
type Format = Asked['format'];

/** Which report, with what was chosen above it. */
export type ReportFile = Omit<Asked, 'format' | 'language'>;

/** The whole report as a file, in the language of whoever reads it; the server writes it, with every row. */
export function ReportFiles({ file, name }: { file: ReportFile; name: string }) {
  const t = useMessages(messages);
  const { language } = useLanguage();
  const save = useWrite<Format, Blob>({
    send: (format) =>
      got(
        api.GET('/api/v1/reports/file', {
          params: { query: { ...file, format, language } },
          parseAs: 'blob',
        }) as Promise<{ data?: Blob }>,
      ),
    refreshes: [],
    onDone: (content, format) => saveFile(`${name}.${format}`, content),
  });
  return (
    <Menu
      trigger={
        <Button look="quiet" icon={FileDown} isBusy={save.isPending}>
          {t('asFile')}
        </Button>
      }
    >
      <MenuItem onSelect={() => save.mutate('xlsx')}>{t('asExcel')}</MenuItem>
      <MenuItem onSelect={() => save.mutate('pdf')}>{t('asPdf')}</MenuItem>
      <MenuItem onSelect={() => save.mutate('csv')}>{t('asCsv')}</MenuItem>
    </Menu>
  );
}
