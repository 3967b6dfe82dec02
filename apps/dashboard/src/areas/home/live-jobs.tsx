import type { schemas } from '#api-client';
import { Money, Nothing, StatePill, TextLink, useFormat, useMessages } from '#ui';
import { type BudgetSign, liveJobs, type Outlook } from './job-money';
import { messages } from './messages';
import { Panel, PanelTable, ShareBar } from './panel';
import { useLiveJobs } from './reads';

type Job = schemas['JobProfitRowAnswer'];

const SHOWN = 7;

const MEANINGS = {
  over: 'blocked',
  near: 'attention',
  within: 'good',
  none: 'none',
} as const satisfies Record<BudgetSign, string>;
const COLOURS = { over: 'blocked', near: 'attention', within: 'accent', none: 'accent' } as const;

/** What jobs under way were to earn, and what they will by what they have cost and what is ordered for them. */
export function LiveJobs() {
  const t = useMessages(messages);
  const read = useLiveJobs();
  const { data } = read;
  const rows = liveJobs(data?.items ?? []);
  return (
    <Panel
      title={t('liveJobs')}
      note={rows.length > 0 && t(data?.nextCursor ? 'atLeast' : 'exactly', { count: rows.length })}
      all={{ to: '/jobs?open=yes', label: t('allJobs') }}
      read={read}
      empty={rows.length === 0 && t('noLiveJobs')}
      lines={6}
    >
      <PanelTable
        caption={t('liveJobsCaption')}
        heads={[
          { label: t('job') },
          {
            label: t('contractIn', { currency: data?.currency ?? '' }),
            className: 'hidden w-32 text-right md:table-cell',
          },
          { label: t('budgetUsed'), className: 'w-28 pl-4 max-sm:w-24' },
          { label: t('planned'), className: 'hidden w-20 text-right sm:table-cell' },
          { label: t('expected'), className: 'w-20 text-right' },
          { label: t('state'), className: 'hidden w-36 pl-4 lg:table-cell' },
        ]}
      >
        {rows.slice(0, SHOWN).map(({ job, outlook }) => (
          <JobRow key={job.id} job={job} outlook={outlook} />
        ))}
      </PanelTable>
      {rows.length > SHOWN && (
        <p className="mt-2 text-faint text-sm">{t('moreJobs', { count: rows.length - SHOWN })}</p>
      )}
    </Panel>
  );
}

function JobRow({ job, outlook }: { job: Job; outlook: Outlook }) {
  const t = useMessages(messages);
  const { quantity } = useFormat();
  const { plannedPercent, expectedPercent, usedPercent, sign } = outlook;
  const percent = (value: number | undefined) =>
    value === undefined ? <Nothing /> : t('percent', { value: quantity(String(value)) });
  const isWorse = plannedPercent !== undefined && (expectedPercent ?? 0) < plannedPercent;
  return (
    <tr className="border-line border-t">
      <th scope="row" className="py-2 pr-3 text-left font-normal">
        <TextLink to={`/jobs/${job.id}`} className="block truncate">
          {job.name}
        </TextLink>
        <span className="block truncate text-faint text-sm">
          {job.number}
          <span className="lg:hidden"> · {t(sign)}</span>
        </span>
      </th>
      <td className="hidden py-2 text-right md:table-cell">
        <Money amount={job.figures.contract.amount} />
      </td>
      <td className="py-2 pl-4">
        {usedPercent === undefined ? (
          <Nothing />
        ) : (
          <>
            <span className="tnum text-sm">{percent(usedPercent)}</span>
            <ShareBar percent={usedPercent} colour={COLOURS[sign]} />
          </>
        )}
      </td>
      <td className="tnum hidden py-2 text-right text-soft sm:table-cell">{percent(plannedPercent)}</td>
      <td className={`tnum py-2 text-right font-medium ${isWorse ? 'text-blocked' : ''}`}>
        {percent(expectedPercent)}
      </td>
      <td className="hidden py-2 pl-4 lg:table-cell">
        <StatePill meaning={MEANINGS[sign]}>{t(sign)}</StatePill>
      </td>
    </tr>
  );
}
