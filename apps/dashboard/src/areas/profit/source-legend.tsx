import { useMessages } from '#ui';
import { messages } from './messages';
import { costSource, type Job, type Source, SourceBadge } from './source';

/** What the badges of the shown jobs mean, for whoever has no pointer to rest on one. */
export function SourceLegend({ jobs }: { jobs: readonly Job[] }) {
  const t = useMessages(messages);
  const shown = new Set<Source>(
    jobs.flatMap((job) => [costSource(job), job.figures.billed.source, job.figures.committed.source]),
  );
  const sources = LEGEND.filter((source) => shown.has(source));
  if (sources.length === 0) return null;
  return (
    <ul aria-label={t('sources')} className="flex flex-wrap gap-x-5 gap-y-1 text-soft text-sm max-sm:hidden">
      {sources.map((source) => (
        <li key={source} className="flex items-center gap-2">
          <SourceBadge source={source} />
          {t(`${source}Hint`)}
        </li>
      ))}
    </ul>
  );
}

const LEGEND = ['accounting', 'operations', 'mixed', 'manual'] as const satisfies readonly Source[];
