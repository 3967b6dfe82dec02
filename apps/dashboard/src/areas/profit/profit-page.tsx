import { Hammer, RefreshCw, TrendingUp } from 'lucide-react';
import {
  DataTable,
  EmptyState,
  FilterBar,
  MenuItem,
  Page,
  PageHeader,
  SavedViews,
  useGo,
  useMessages,
} from '#ui';
import { useLiveRefresh } from '../../app/live';
import { useMay, useMe } from '../../app/me';
import { useList } from '../../app/queries';
import { ReportFiles } from '../../app/report-files';
import { jobStatusMessages } from '../../app/states';
import { useUrlState } from '../../app/url-state';
import { JobDrawer } from './job-drawer';
import { messages } from './messages';
import { columnsOf } from './profit-columns';
import type { Job } from './source';
import { SourceLegend } from './source-legend';
import { JOBS, Readings, SyncAll, useSyncJob } from './sync';

/** What moves money or work of a job. */
const EVENTS = [
  'invoice:approved',
  'invoice:voided',
  'job:created',
  'job:changed',
  'job:moved',
  'job:completed',
] as const;

/** What every job brings and costs against its plan. */
export default function ProfitPage() {
  const t = useMessages(messages);
  const status = useMessages(jobStatusMessages);
  const go = useGo();
  const [values, change] = useUrlState();
  const { q, sort } = values;
  const isOpen = values.open === 'yes';
  const list = useList(JOBS, { q, open: isOpen || undefined });
  const { currency } = useMe().organization;
  const maySync = useMay('integrations.sync');
  const sync = useSyncJob();
  useLiveRefresh(EVENTS, JOBS);
  const isFiltered = Boolean(q || isOpen);
  const show = (id: string, figure?: string) => change({ job: id, figure }, 'push');
  return (
    <Page isFilling>
      <PageHeader title={t('title')} actions={<SyncAll />} />
      <Readings />
      <FilterBar
        values={values}
        onChange={change}
        searchLabel={t('search')}
        filters={[{ name: 'open', label: t('which'), choices: [['yes', t('onlyOpen')]] }]}
      >
        <SavedViews name="profit" values={values} onChange={change} />
        <ReportFiles file={{ report: 'jobs', q, open: isOpen || undefined }} name="profit" />
      </FilterBar>
      <DataTable<Job>
        name="profit"
        label={t('title')}
        list={list}
        columns={columnsOf({ t, status, currency, onOpen: show })}
        idOf={({ id }) => id}
        nameOf={({ number }) => number}
        onOpen={({ id }) => show(id)}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        rowShortcuts={(row) =>
          maySync ? [{ keys: 'S', label: t('syncJob'), run: () => sync.mutate(row) }] : []
        }
        actions={(row) => (
          <>
            <MenuItem icon={Hammer} onSelect={() => go(`/jobs/${row.id}`)}>
              {t('openJob')}
            </MenuItem>
            {maySync && (
              <MenuItem icon={RefreshCw} onSelect={() => sync.mutate(row)}>
                {t('syncJob')}
              </MenuItem>
            )}
          </>
        )}
        empty={
          <EmptyState icon={TrendingUp} title={t(isFiltered ? 'noneTitle' : 'emptyTitle')}>
            {t(isFiltered ? 'none' : 'empty')}
          </EmptyState>
        }
      />
      <SourceLegend jobs={list.rows ?? []} />
      <JobDrawer
        id={values.job}
        figure={values.figure}
        rows={list.rows}
        onFigure={(figure) => change({ figure })}
        onClose={() => change({ job: undefined, figure: undefined })}
      />
    </Page>
  );
}
