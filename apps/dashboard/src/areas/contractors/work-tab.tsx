import { ClipboardList } from 'lucide-react';
import type { schemas } from '#api-client';
import {
  Card,
  type Column,
  DataTable,
  DateTime,
  Day,
  EmptyState,
  SimpleTable,
  StatePill,
  TextLink,
  type Translate,
  textColumn,
  useFormat,
  useMessages,
} from '#ui';
import { startOfDay } from '../../app/days';
import { useFirstWeekday } from '../../app/first-weekday';
import { hoursText } from '../../app/hours';
import { useMay } from '../../app/me';
import { Part } from '../../app/part';
import { useList } from '../../app/queries';
import { VISIT_MEANINGS, visitStatusMessages } from '../../app/states';
import { useToday } from '../../app/today';
import { useUrlState } from '../../app/url-state';
import { useFrom, useTimeOf, WEEKS } from './reads';
import { TableFrame } from './table-frame';
import { weeksOf } from './weeks';
import { workMessages } from './work-messages';

type Visit = schemas['WorkOrderRowAnswer'];

/** What she worked, and where she was sent. */
export function WorkTab({ id }: { id: string }) {
  const maySeeTime = useMay('time-entries.read');
  return (
    <div className="space-y-4">
      {maySeeTime && <Hours id={id} />}
      <Visits id={id} />
    </div>
  );
}

function Hours({ id }: { id: string }) {
  const t = useMessages(workMessages);
  const today = useToday();
  const first = useFirstWeekday();
  const read = useTimeOf(id);
  return (
    <Card title={t('hours', { count: WEEKS })} isFlush={read.data !== undefined}>
      <Part read={read}>
        {({ items }) => (
          <SimpleTable
            isFlush
            label={t('hours', { count: WEEKS })}
            head={[t('week'), t('worked'), t('approved'), t('waiting'), t('billable')]}
            figuresFrom={1}
            rows={weeksOf(items, today, WEEKS, first).map(
              ({ firstDay, minutes, approved, waiting, billable }) => ({
                id: firstDay,
                cells: [
                  <TextLink key="w" to={`/time?week=${firstDay}`}>
                    <Day value={firstDay} />
                  </TextLink>,
                  ...[minutes, approved, waiting, billable].map(hoursText),
                ],
              }),
            )}
          />
        )}
      </Part>
    </Card>
  );
}

/** From the same day on that the hours begin with; what is planned last stands first. */
function Visits({ id }: { id: string }) {
  const t = useMessages(workMessages);
  const status = useMessages(visitStatusMessages);
  const { zone, day } = useFormat();
  const [{ sort = '-planned' }, change] = useUrlState();
  const from = useFrom();
  const list = useList('/api/v1/work-orders', {
    contractorId: id,
    from: startOfDay(from, zone),
    limit: 200,
  });
  return (
    <section aria-label={t('visit')} className="space-y-2">
      <h2 className="font-semibold text-base">{t('visits', { day: day(from) })}</h2>
      <TableFrame>
        <DataTable<Visit>
          name="contractor-visits"
          label={t('visits', { day: day(from) })}
          list={list}
          columns={columnsOf(t, status)}
          idOf={(visit) => visit.id}
          nameOf={({ number }) => number}
          sort={sort}
          onSort={(next) => change({ sort: next })}
          empty={
            <EmptyState icon={ClipboardList} title={t('noVisits')}>
              {t('noVisitsText')}
            </EmptyState>
          }
        />
      </TableFrame>
    </section>
  );
}

function columnsOf(
  t: Translate<typeof workMessages>,
  status: Translate<typeof visitStatusMessages>,
): Column<Visit>[] {
  return [
    textColumn('visit', t('visit'), ({ title }) => title, {
      phone: 'title',
      cell: ({ title, jobId }) =>
        jobId ? <TextLink to={`/jobs/${jobId}`}>{title}</TextLink> : <span>{title}</span>,
    }),
    textColumn('number', t('number'), ({ number }) => number, { width: 110, phone: 'detail' }),
    {
      id: 'planned',
      header: t('planned'),
      width: 215,
      phone: 'detail',
      cell: ({ scheduledStart }) => <DateTime value={scheduledStart} />,
      text: ({ scheduledStart }) => scheduledStart ?? '',
      sortBy: ({ scheduledStart }) => scheduledStart ?? '',
    },
    textColumn(
      'site',
      t('site'),
      ({ siteAddress }) => [siteAddress?.line1, siteAddress?.city].filter(Boolean).join(', '),
      { width: 120 },
    ),
    {
      id: 'state',
      header: t('state'),
      width: 120,
      phone: 'end',
      cell: (visit) => <StatePill meaning={VISIT_MEANINGS[visit.status]}>{status(visit.status)}</StatePill>,
      text: (visit) => status(visit.status),
      sortBy: (visit) => status(visit.status),
    },
  ];
}
