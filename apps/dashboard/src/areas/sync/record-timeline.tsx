import { ArrowDownToLine, Ban, type LucideIcon, Scale, Send, TriangleAlert, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Card, Nothing, TextLink, Timeline, type TimelineEntry, useMessages } from '#ui';
import type { Connection } from './actions';
import { FieldValue, named } from './field-value';
import { historyMessages } from './history-messages';
import { systemName, useNames } from './names';
import type { Change, RecordConflict, RecordHistory } from './record-history';
import { type Moment, momentsOf } from './timeline-facts';
import { decisionAnchor, WriterLink } from './writer-link';

interface Props {
  connection: Connection;
  history: RecordHistory;
  onPage: ReadonlySet<string>;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore(): void;
}

/** What came in and with which run, what was sent, decided and undone, the newest first. */
export function RecordTimeline({ connection, history, onPage, hasMore, isLoadingMore, loadMore }: Props) {
  const t = useMessages(historyMessages);
  const entryOf = useEntries(connection, history, onPage);
  const moments = momentsOf(history, hasMore);
  return (
    <Card title={t('timeline')}>
      {moments.length === 0 ? (
        <p className="text-soft">{t('nothing')}</p>
      ) : (
        <Timeline
          entries={moments.map(entryOf)}
          more={
            hasMore && (
              <Button look="quiet" size="small" isBusy={isLoadingMore} onClick={loadMore}>
                {t('older')}
              </Button>
            )
          }
        />
      )}
    </Card>
  );
}

const OPENED = {
  'both-changed': 'bothChanged',
  'deleted-there': 'deletedThere',
  'deleted-here': 'deletedHere',
  'totals-differ': 'totalsDiffer',
} as const;

function useEntries(connection: Connection, { names: records }: RecordHistory, onPage: ReadonlySet<string>) {
  const t = useMessages(historyMessages);
  const names = useNames();
  const books = systemName(connection.system);
  const fieldsOf = (fields: readonly string[]) => fields.map(names.field).join(', ');
  return (moment: Moment): TimelineEntry => {
    const { id, at } = moment;
    if (moment.kind === 'made')
      return {
        ...{ id, at, icon: ArrowDownToLine, title: t('run_create', { books }) },
        end: <WriterLink connection={connection} writer={moment.maker} onPage={onPage} />,
      };
    if (moment.kind === 'opened') {
      const { kind, fields, status } = moment.conflict;
      return {
        ...{ id, at, icon: TriangleAlert, title: t(OPENED[kind], { books, fields: fieldsOf(fields) }) },
        end: status === 'open' && (
          <TextLink to={`/sync?tab=waiting&connection=${connection.id}`}>{t('decide')}</TextLink>
        ),
      };
    }
    if (moment.kind === 'decided')
      return {
        ...{ id, at, icon: Scale },
        title: (
          <>
            <Decided conflict={moment.conflict} />
            <Written change={moment.change} records={records} />
          </>
        ),
      };
    const { change } = moment;
    return {
      ...{ id, at, icon: iconOf(change) },
      title: (
        <>
          {t(titleOf(change), { books })}
          <Written change={change} records={records} />
        </>
      ),
      end: <WriterLink connection={connection} writer={change} onPage={onPage} />,
    };
  };
}

function titleOf({ through, side, effect }: Change) {
  if (through === 'undo') return `undo_${side}` as const;
  if (through === 'decision') return 'decision';
  return `${through === 'write' ? 'write' : 'run'}_${effect}` as const;
}

function iconOf({ through, effect }: Change): LucideIcon {
  if (through === 'undo') return Undo2;
  if (effect === 'remove') return Ban;
  if (through === 'decision') return Scale;
  return through === 'write' ? Send : ArrowDownToLine;
}

/** Who decided, and which side for what; what else is written through it leads here. */
function Decided({ conflict: { id, decidedBy, choice, sides } }: { conflict: RecordConflict }) {
  const t = useMessages(historyMessages);
  const names = useNames();
  const whole = choice === 'ours' ? t('keptOurs') : choice === 'theirs' ? t('keptTheirs') : undefined;
  const each = sides.map(({ field, side }) =>
    t(side === 'ours' ? 'oursOf' : 'theirsOf', { field: names.field(field) }),
  );
  return (
    <span id={decisionAnchor(id)} className="scroll-mt-20">
      {decidedBy ? t('decidedBy', { name: decidedBy }) : t('decided')}
      <span className="text-soft"> · {whole ?? each.join(', ')}</span>
    </span>
  );
}

/** Each field with what it says since, and what it said before. */
function Written({ change, records }: { change: Change | undefined; records: Record<string, string> }) {
  const t = useMessages(historyMessages);
  const names = useNames();
  if (!change || change.fields.length === 0) return null;
  const of = (value: unknown): ReactNode =>
    value === null ? <Nothing /> : <FieldValue value={named(value, records)} />;
  return (
    <span className="mt-1 grid gap-1">
      {change.fields.map(({ field, before, after }) => (
        <span key={field} className="flex flex-wrap gap-x-2 break-words">
          <span className="text-soft">{names.field(field)}</span>
          <span className="min-w-0 font-medium">{of(after)}</span>
          {change.effect !== 'create' && (
            <span className="flex min-w-0 gap-x-1 text-faint">
              {t('was')} <span className="min-w-0">{of(before)}</span>
            </span>
          )}
        </span>
      ))}
    </span>
  );
}
