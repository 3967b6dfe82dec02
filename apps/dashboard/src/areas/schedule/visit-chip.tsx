import { TriangleAlert } from 'lucide-react';
import type { CSSProperties } from 'react';
import { classes, Link, type Meaning, MeaningSign, useFormat, useMessages } from '#ui';
import { stringifySearch } from '../../app/address';
import { VISIT_MEANINGS, visitStatusMessages } from '../../app/states';
import { useUrlState } from '../../app/url-state';
import { useConflictText } from './conflicts';
import { conflictMessages, messages } from './messages';
import { isOver, type Visit } from './plan';
import type { BoardView } from './use-board';

const EDGES: Record<Meaning, string> = {
  good: 'border-l-good',
  attention: 'border-l-attention',
  blocked: 'border-l-blocked',
  info: 'border-l-accent',
  none: 'border-l-line-strong',
};

/** A visit on the board: its time, what is to be done and where, its state, and what speaks against it. */
export function VisitChip({
  visit,
  from,
  board,
  isWide,
  className,
  style,
}: {
  visit: Visit;
  /** Whose row it stands on. */
  from: string | null;
  board: BoardView;
  /** With the time until and the number. */
  isWide?: boolean;
  className?: string;
  style?: CSSProperties;
}) {
  const t = useMessages(messages);
  const words = useMessages(conflictMessages);
  const status = useMessages(visitStatusMessages);
  const text = useConflictText();
  const { instant } = useFormat();
  const [values] = useUrlState();
  const { hold, conflicts } = board;
  const against = conflicts.get(visit.id) ?? [];
  const meaning = VISIT_MEANINGS[visit.status];
  const { scheduledStart, scheduledEnd, title, number, siteAddress, priority } = visit;
  const time = scheduledStart && instant(scheduledStart, 'time');
  const end = isWide && scheduledEnd ? ` – ${instant(scheduledEnd, 'time')}` : '';
  const isHeld = hold?.held?.visit.id === visit.id && hold.held.from === from;
  return (
    <Link
      to={`/schedule${stringifySearch({ ...values, visit: visit.id })}`}
      data-visit={visit.id}
      data-row={from ?? 'nobody'}
      title={[`${number} ${title}`, status(visit.status), ...against.map(text)].join('\n')}
      aria-describedby={hold?.hintId}
      {...hold?.handle(visit, from)}
      className={classes(
        'block min-w-0 rounded-sm border border-line border-l-2 bg-surface px-1.5 py-1 text-left text-xs hover:bg-hover',
        EDGES[meaning],
        isOver(visit) && 'text-soft',
        isHeld && 'shadow-lift outline outline-2 outline-accent-text',
        className,
      )}
      style={style}
    >
      <span className="tnum block truncate text-soft">{time ? `${time}${end}` : t('noTime')}</span>
      <span className="block truncate font-medium text-ink">
        {priority <= 2 && <span className="text-attention">{t('urgent')} · </span>}
        {title}
      </span>
      <span className="flex items-center gap-1">
        <span className="min-w-0 flex-1 truncate text-faint">
          {[isWide && number, visit.customerName, siteAddress?.city].filter(Boolean).join(' · ')}
        </span>
        {against.length > 0 && (
          <span className="text-attention">
            <TriangleAlert className="size-3.5" aria-hidden />
            <span className="sr-only">{words('conflict')}</span>
          </span>
        )}
        <MeaningSign meaning={meaning} className="size-3.5" />
        <span className="sr-only">{status(visit.status)}</span>
      </span>
    </Link>
  );
}
