import { FileDown } from 'lucide-react';
import { got, type paths } from '#api-client';
import {
  Button,
  defineMessages,
  type Language,
  Menu,
  MenuItem,
  saveFile,
  useLanguage,
  useMessages,
} from '#ui';
import { useWrite } from './queries';

const messages = defineMessages({
  asFile: ['Save as', 'Enregistrer'],
  asExcel: ['Excel', 'Excel'],
  asPdf: ['PDF', 'PDF'],
  asCsv: ['CSV', 'CSV'],
});

/** As the server writes lists and reports. */
export type FileFormat = NonNullable<paths['/api/v1/reports/file']['get']['parameters']['query']['format']>;

export interface FileWish {
  format: FileFormat;
  /** Of whoever reads it. */
  language: Language;
}

interface FileMenuProps {
  /** Of the file, without its ending. */
  name: string;
  /** Asks the server, which writes it with every row: `api.GET('…/file', { params, parseAs: 'blob' })`. */
  load(wish: FileWish): Promise<unknown>;
}

/** A list to be handed on: as a sheet that adds up, on paper, or for another program. */
export function FileMenu({ name, load }: FileMenuProps) {
  const t = useMessages(messages);
  const { language } = useLanguage();
  const save = useWrite<FileFormat, Blob>({
    send: (format) => got(load({ format, language }) as Promise<{ data?: Blob }>),
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
