import type { ReactNode } from 'react';
import type { schemas } from '#api-client';
import { Card, DateTime, Facts, Id, Nothing, Problem, refusalOf, TextLink, useMessages } from '#ui';
import { useRead } from '../../app/queries';
import { jobMessages } from './job-messages';
import { JobState } from './job-state';
import type { Job } from './moves';

type Fact = readonly [name: string, value: ReactNode];

/** Beside the tabs: where it is, how it is billed, and what waits for what. */
export function JobRail({ job }: { job: Job }) {
  const t = useMessages(jobMessages);
  const facts: Fact[] = [
    [t('site'), <Address key="a" address={job.siteAddress} />],
    ...(job.purchaseOrderId
      ? ([
          [
            t('order'),
            <TextLink key="o" to={`/orders/${job.purchaseOrderId}`}>
              {t('openOrder')}
            </TextLink>,
          ],
        ] as const)
      : []),
    ...(job.splitFromId
      ? ([
          [
            t('splitFrom'),
            <TextLink key="s" to={`/jobs/${job.splitFromId}`}>
              {t('openThatJob')}
            </TextLink>,
          ],
        ] as const)
      : []),
    [t('billed'), t(`basis_${job.billingBasis}`)],
    [t('priority'), String(job.priority)],
    [t('created'), <DateTime key="c" value={job.createdAt} style="date" />],
    [t('started'), <DateTime key="b" value={job.startedAt} style="date" />],
    [t('completedAt'), <DateTime key="e" value={job.completedAt} style="date" />],
    ['ID', <Id key="i" value={job.id} short />],
  ];
  return (
    <>
      <Card title={t('details')}>
        {job.description && <p className="mb-3 whitespace-pre-wrap">{job.description}</p>}
        <Facts items={facts} />
      </Card>
      <Dependencies id={job.id} />
    </>
  );
}

function Address({ address }: { address: Job['siteAddress'] }) {
  if (!address) return <Nothing />;
  const { line1, line2, city, province, postalCode } = address;
  const lines = [
    line1,
    line2,
    [city, province, postalCode?.replace(' ', '\u00a0')].filter(Boolean).join(' '),
  ].filter(Boolean);
  return lines.length === 0 ? <Nothing /> : lines.join(', ');
}

/** Shown only where jobs wait for each other. */
function Dependencies({ id }: { id: string }) {
  const t = useMessages(jobMessages);
  const { data, error, refetch } = useRead('/api/v1/jobs/{id}/dependencies', undefined, { id });
  if (!data && error) return <Problem problem={refusalOf(error)} onRetry={() => void refetch()} isInline />;
  if (!data) return null;
  return (
    <>
      <Others title={t('waitsFor')} jobs={data.before} />
      <Others title={t('heldUp')} jobs={data.after} />
    </>
  );
}

function Others({ title, jobs }: { title: string; jobs: schemas['DependencyAnswer'][] }) {
  if (jobs.length === 0) return null;
  return (
    <Card title={title}>
      <ul className="space-y-2">
        {jobs.map((job) => (
          <li key={job.id} className="flex items-start justify-between gap-3">
            <span className="min-w-0">
              <TextLink to={`/jobs/${job.id}`}>{job.number}</TextLink>
              <span className="block truncate text-soft text-sm">{job.name}</span>
            </span>
            <JobState status={job.status} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
