import {
  Day,
  Money,
  Page,
  PageHeader,
  Stat,
  type Tab,
  Tabs,
  TextLink,
  useFormat,
  useMessages,
  WithRail,
} from '#ui';
import { useLiveRefresh } from '../../app/live';
import { useMay } from '../../app/me';
import { Pending } from '../../app/pending';
import { useRead } from '../../app/queries';
import { Stale } from '../../app/stale';
import { useId, useUrlState } from '../../app/url-state';
import { JobActions, type JobDrawerName } from './job-actions';
import { JobDrawer } from './job-drawer';
import { JobFiles, useJobUploads } from './job-files';
import { JobHistory } from './job-history';
import { JobMaterials } from './job-materials';
import { jobMessages } from './job-messages';
import { COSTS, JobProfit } from './job-profit';
import { JobProgress } from './job-progress';
import { JobQuality } from './job-quality';
import { JobRail } from './job-rail';
import { JobSheet } from './job-sheet';
import { JobState } from './job-state';
import { asHours, JobTime } from './job-time';
import { JOB_EVENTS } from './live-events';
import { isDone, type Job, mayChange, maySplit } from './moves';
import { ProgressDrawer } from './progress-drawer';
import { SplitDrawer } from './split-drawer';
import { useMoves } from './use-moves';
import type { Uploads } from './use-uploads';

/** One job: how far it is, what it brings, and the one thing to do next. */
export default function JobPage() {
  const t = useMessages(jobMessages);
  const id = useId();
  const found = useRead('/api/v1/jobs/{id}', undefined, { id });
  const [{ tab = 'progress', edit }, change] = useUrlState();
  const moves = useMoves();
  const tabs = useTabs(useJobUploads(id));
  const mayReport = useMay('jobs.write');
  useLiveRefresh([...JOB_EVENTS, 'timeentry:stopped'], '/api/v1/jobs');
  const job = found.data?.id === id ? found.data : undefined;
  if (!job) return <Pending read={found} />;
  return (
    <Page>
      <PageHeader
        title={job.name}
        count={job.number}
        back={{ to: '/jobs', label: t('jobs') }}
        state={<JobState status={moves.statusOf(job)} isLate={job.isLate} />}
        actions={
          <>
            <JobSheet job={job} />
            <JobActions job={job} moves={moves} onOpen={(drawer) => change({ edit: drawer }, 'push')} />
          </>
        }
      >
        <Subtitle job={job} />
      </PageHeader>
      <Stale read={found} />
      <KeyFigures job={job} />
      <WithRail rail={<JobRail job={job} />}>
        <Tabs value={tab} onChange={(next) => change({ tab: next })} tabs={tabs(job)} />
      </WithRail>
      {moves.dialog}
      {mayReport && (
        <Drawers
          key={job.id}
          job={job}
          open={edit as JobDrawerName | undefined}
          onClose={() => change({ edit: undefined })}
        />
      )}
    </Page>
  );
}

interface DrawersProps {
  job: Job;
  open: JobDrawerName | undefined;
  onClose(): void;
}

/** The drawer that the address names, where the state allows it. */
function Drawers({ job, open, onClose }: DrawersProps) {
  if (open === 'progress') return <ProgressDrawer job={job} onClose={onClose} />;
  if (open === 'split' && maySplit(job.status)) return <SplitDrawer job={job} onClose={onClose} />;
  if (open === 'details' && mayChange(job.status)) return <JobDrawer job={job} onClose={onClose} />;
  return null;
}

function useTabs(uploads: Uploads): (job: Job) => Tab[] {
  const t = useMessages(jobMessages);
  const maySeeMoney = useMay('jobs.financials');
  return (job) => [
    { id: 'progress', label: t('progress'), count: job.lines.length, content: <JobProgress job={job} /> },
    { id: 'time', label: t('time'), content: <JobTime id={job.id} /> },
    { id: 'materials', label: t('materials'), content: <JobMaterials job={job} /> },
    { id: 'quality', label: t('quality'), content: <JobQuality id={job.id} /> },
    { id: 'files', label: t('files'), content: <JobFiles id={job.id} uploads={uploads} /> },
    ...(maySeeMoney ? [{ id: 'profit', label: t('profit'), content: <JobProfit job={job} /> }] : []),
    { id: 'history', label: t('history'), content: <JobHistory id={job.id} /> },
  ];
}

function Subtitle({ job: { customerId, dueDate } }: { job: Job }) {
  const t = useMessages(jobMessages);
  const { data: customer } = useRead('/api/v1/customers/{id}', undefined, { id: customerId });
  return (
    <span className="flex flex-wrap gap-x-4">
      {customer?.id === customerId && (
        <TextLink to={`/customers/${customerId}`}>{customer.displayName}</TextLink>
      )}
      {dueDate && (
        <span>
          {t('due')} <Day value={dueDate} />
        </span>
      )}
    </span>
  );
}

function KeyFigures({ job }: { job: Job }) {
  const t = useMessages(jobMessages);
  const maySeeMoney = useMay('jobs.financials');
  const timeRead = useRead('/api/v1/jobs/{id}/time', undefined, { id: job.id });
  const done = job.lines.filter(isDone).length;
  const count = job.lines.length;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Stat
        label={t('contract')}
        value={<Money amount={job.contractAmount} currency={job.currency} />}
        note={t('beforeTax')}
      />
      <Stat
        label={t('workDone')}
        meaning={done === count ? 'good' : 'none'}
        value={t('linesDone', { done, count })}
        note={done === count ? t('allDone') : t('someLeft', { count: count - done })}
      />
      <Stat
        label={t('time')}
        isLoading={!timeRead.data}
        failed={timeRead}
        value={asHours(timeRead.data?.minutes ?? 0)}
        note={t('hours')}
      />
      {maySeeMoney ? (
        <Margin job={job} />
      ) : (
        <Stat
          label={t('due')}
          meaning={job.isLate ? 'blocked' : 'none'}
          value={<Day value={job.dueDate} />}
        />
      )}
    </div>
  );
}

/** Before anybody knows a cost, the margin is the whole contract, and says so. */
function Margin({ job: { id, currency } }: { job: Job }) {
  const t = useMessages(jobMessages);
  const { quantity } = useFormat();
  const read = useRead('/api/v1/jobs/{id}/financials', undefined, { id });
  const { data } = read;
  const isKnown = data && COSTS.some((cost) => data.figures[cost].source !== 'placeholder');
  const percent = data?.marginPercent && quantity(data.marginPercent);
  const note = isKnown ? percent && t('ofContract', { percent }) : data && t('noCosts');
  return (
    <Stat
      label={t('margin')}
      isLoading={!data}
      failed={read}
      meaning={data?.margin.startsWith('-') ? 'blocked' : 'none'}
      value={<Money amount={data?.margin} currency={currency} />}
      note={note}
      to={`/jobs/${id}?tab=profit`}
    />
  );
}
