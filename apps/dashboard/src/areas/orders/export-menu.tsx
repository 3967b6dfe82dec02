import { Download } from 'lucide-react';
import { api, got } from '#api-client';
import { Button, Menu, MenuItem, saveFile, useMessages } from '#ui';
import { useWrite } from '../../app/queries';
import { messages } from './messages';
import type { OrdersQuery } from './order-query';

type Format = 'csv' | 'xlsx';

/** The list as a file, with the filters that it has. */
export function ExportMenu({ query }: { query: OrdersQuery }) {
  const t = useMessages(messages);
  const save = useWrite<Format, Blob>({
    send: (format) =>
      got(
        api.GET('/api/v1/purchase-orders/export', {
          params: { query: { ...query, format } },
          parseAs: 'blob',
        }) as Promise<{ data?: Blob }>,
      ),
    refreshes: [],
    onDone: (file, format) => saveFile(`${t('title')}.${format}`, file),
  });
  return (
    <Menu
      trigger={
        <Button icon={Download} isBusy={save.isPending}>
          <span className="max-sm:sr-only">{t('export')}</span>
        </Button>
      }
    >
      <MenuItem onSelect={() => save.mutate('csv')}>{t('asCsv')}</MenuItem>
      <MenuItem onSelect={() => save.mutate('xlsx')}>{t('asExcel')}</MenuItem>
    </Menu>
  );
}
