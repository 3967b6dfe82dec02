import { Eye } from 'lucide-react';
import type { schemas } from '#api-client';
import {
  type Column,
  DataTable,
  DateTime,
  dayColumn,
  EmptyState,
  type Translate,
  textColumn,
  useFormat,
  useMessages,
} from '#ui';
import { useMay } from '../../app/me';
import { useList, useRead } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { TableFrame } from './table-frame';
import { viewMessages } from './work-messages';

type View = schemas['LocationViewAnswer'];

/** Who looked where she was, and whether places may be recorded at all. */
export function ViewsTab({ id }: { id: string }) {
  const t = useMessages(viewMessages);
  const [{ sort }, change] = useUrlState();
  const list = useList('/api/v1/tracking/contractors/{id}/views', {}, { id });
  return (
    <div className="space-y-3">
      <Consent id={id} />
      <TableFrame>
        <DataTable<View>
          name="contractor-views"
          label={t('title')}
          list={list}
          columns={columnsOf(t)}
          idOf={({ viewerId, kind, day }) => `${viewerId} ${kind} ${day}`}
          nameOf={({ viewerName, day }) => `${viewerName} ${day}`}
          sort={sort}
          onSort={(next) => change({ sort: next })}
          empty={
            <EmptyState icon={Eye} title={t('nobody')}>
              {t('nobodyText')}
            </EmptyState>
          }
        />
      </TableFrame>
    </div>
  );
}

function Consent({ id }: { id: string }) {
  const t = useMessages(viewMessages);
  const { instant } = useFormat();
  const maySee = useMay('time-entries.read');
  const { data } = useRead('/api/v1/contractors/{id}/location-consent', undefined, { id, isOff: !maySee });
  if (!data) return null;
  const { since } = data;
  return (
    <p className="text-soft">{since ? t('agreedSince', { day: instant(since, 'date') }) : t('notAgreed')}</p>
  );
}

function columnsOf(t: Translate<typeof viewMessages>): Column<View>[] {
  return [
    textColumn('who', t('who'), ({ viewerName }) => viewerName, { phone: 'title' }),
    textColumn('what', t('what'), ({ kind }) => t(kind), { phone: 'detail' }),
    dayColumn('day', t('day'), ({ day }) => day, { phone: 'end' }),
    {
      id: 'times',
      header: t('times'),
      width: 90,
      align: 'end',
      cell: ({ times }) => <span className="tnum">{times}</span>,
      text: ({ times }) => String(times),
      sortBy: ({ times }) => times,
    },
    {
      id: 'last',
      header: t('last'),
      width: 215,
      cell: ({ lastAt }) => <DateTime value={lastAt} />,
      text: ({ lastAt }) => lastAt,
      sortBy: ({ lastAt }) => lastAt,
    },
  ];
}
