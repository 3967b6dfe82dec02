import { RefreshCw } from 'lucide-react';
import {
  Ago,
  Button,
  buttonClasses,
  Drawer,
  Link,
  Money,
  Problem,
  refusalOf,
  SkeletonLines,
  Stat,
  StatePill,
  TextLink,
  useFormat,
  useMessages,
} from '#ui';
import { useMay, useMe } from '../../app/me';
import { useRead } from '../../app/queries';
import { JOB_MEANINGS, jobStatusMessages } from '../../app/states';
import { Against } from './against';
import { Figures } from './figures';
import { messages } from './messages';
import type { Job } from './source';
import { JOBS, useSyncJob } from './sync';

/** The money of one job: every figure with its source, and one press away the documents behind it. */
export function JobDrawer({
  id,
  figure,
  rows,
  onFigure,
  onClose,
}: {
  id: string | undefined;
  /** The one whose documents are shown; `cost` shows those of all costs. */
  figure: string | undefined;
  rows: readonly Job[] | undefined;
  onFigure(figure: string | undefined): void;
  onClose(): void;
}) {
  const t = useMessages(messages);
  const { data, error, refetch } = useRead(JOBS, { jobId: id, limit: 1 }, { isOff: id === undefined });
  const job = [...(data?.items ?? []), ...(rows ?? [])].find((one) => one.id === id);
  const maySync = useMay('integrations.sync');
  const sync = useSyncJob();
  return (
    <Drawer
      isOpen={id !== undefined}
      onClose={onClose}
      title={job?.name ?? t('job')}
      isWide
      footer={
        job && (
          <>
            {maySync && (
              <Button icon={RefreshCw} isBusy={sync.isPending} onClick={() => sync.mutate(job)}>
                {t('syncJob')}
              </Button>
            )}
            <Link to={`/jobs/${job.id}?tab=profit`} className={buttonClasses('primary')}>
              {t('openJob')}
            </Link>
          </>
        )
      }
    >
      {job && <Content job={job} figure={figure} onFigure={onFigure} />}
      {!job && error && <Problem problem={refusalOf(error)} onRetry={() => void refetch()} isInline />}
      {!job && !error && (data?.items.length === 0 ? <p>{t('gone')}</p> : <SkeletonLines count={8} />)}
    </Drawer>
  );
}

function Content({
  job,
  figure,
  onFigure,
}: {
  job: Job;
  figure: string | undefined;
  onFigure(figure: string | undefined): void;
}) {
  const t = useMessages(messages);
  const status = useMessages(jobStatusMessages);
  return (
    <div className="space-y-5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
        <span className="tnum">{job.number}</span>
        <TextLink to={`/customers/${job.customerId}`}>{job.customerName}</TextLink>
        <StatePill meaning={JOB_MEANINGS[job.status]}>{status(job.status)}</StatePill>
      </p>
      <KeyFigures job={job} />
      <Figures job={job} open={figure} onOpen={onFigure} />
      <p className="text-faint text-sm">
        {job.booksAsOf ? (
          <>
            {t('booksAt')} <Ago value={job.booksAsOf} />.
          </>
        ) : (
          t('booksNever')
        )}
      </p>
    </div>
  );
}

function KeyFigures({ job }: { job: Job }) {
  const t = useMessages(messages);
  const { quantity } = useFormat();
  const { currency } = useMe().organization;
  const { margin, planned, expected, budget } = job;
  const share = (percent: string | null) =>
    percent !== null && t('ofContract', { percent: quantity(percent) });
  return (
    <div className="grid grid-cols-2 gap-3">
      <Stat
        label={t('expected')}
        meaning={expected.amount.startsWith('-') ? 'blocked' : 'none'}
        value={<Money amount={expected.amount} currency={currency} />}
        note={<Against job={job} />}
      />
      <Stat
        label={t('planned')}
        value={planned ? <Money amount={planned.amount} currency={currency} /> : t('noBudgetYet')}
        note={planned && share(planned.percent)}
      />
      <Stat
        label={t('margin')}
        value={<Money amount={margin.amount} currency={currency} />}
        note={share(margin.percent)}
      />
      <Stat
        label={t('expectedCost')}
        value={<Money amount={job.expectedCost} currency={currency} />}
        note={
          budget !== null && (
            <>
              {t('budget')} <Money amount={budget} />
            </>
          )
        }
      />
    </div>
  );
}
