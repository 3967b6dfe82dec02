import { useEffect } from 'react';
import { Card, type Meaning, Page, PageHeader, StatePill, useFormat, useMessages } from '#ui';
import { Pending } from '../../app/pending';
import { useRead, useRefresh } from '../../app/queries';
import { Stale, type StaleProps } from '../../app/stale';
import { useId, useUrlState } from '../../app/url-state';
import { type Connection, INTEGRATIONS, nameOf } from './actions';
import { systemName } from './names';
import { EntriesTable } from './plan-entries';
import { OPERATION_MEANINGS, operationMessages, PLAN_MEANINGS } from './states';
import { onTheWay, UNDOINGS, type UndoEntry, type Undoing, useUndoEntries, useUndoing } from './undo-actions';
import { UndoDecision } from './undo-decision';
import { undoMessages } from './undo-messages';

const EFFECTS = ['change', 'remove', 'skip'] as const;

/** What undoing would do, before it is done: record by record, with what is left and why. */
export default function UndoPage() {
  const id = useId();
  const found = useUndoing(id);
  const connections = useRead(INTEGRATIONS);
  if (!found.undoing) return <Pending read={found} />;
  if (!connections.data) return <Pending read={connections} />;
  const { undoing } = found;
  const connection = connections.data.items.find((one) => one.id === undoing.connectionId);
  return <Looked key={id} undoing={undoing} read={found.read} connection={connection} />;
}

interface LookedProps {
  undoing: Undoing;
  read: StaleProps['read'];
  connection: Connection | undefined;
}

function Looked({ undoing, read, connection }: LookedProps) {
  const t = useMessages(undoMessages);
  const { instant } = useFormat();
  const [{ entity, effect }] = useUrlState();
  const list = useUndoEntries(undoing.id, { entity, effect });
  useConsequences(undoing);
  const endOf = useEnds(undoing.status);
  const { id, status, direction, expiresAt, connectionId, runId, counts, entryCount } = undoing;
  const back = direction === 'pull' ? `tab=runs&run=${runId}` : 'tab=writes';
  return (
    <Page>
      <PageHeader
        title={t(direction)}
        back={{ to: `/sync?connection=${connectionId}&${back}`, label: t('back') }}
        state={<StatePill meaning={PLAN_MEANINGS[status]}>{t(status)}</StatePill>}
      >
        {[connection && nameOf(connection), status === 'ready' && t('goodUntil', { at: instant(expiresAt) })]
          .filter(Boolean)
          .join(' · ')}
      </PageHeader>
      <Stale read={read} />
      <UndoDecision undoing={undoing} />
      <Notes direction={direction} />
      <EntriesTable
        list={list}
        path={`/sync/undo/${id}`}
        counts={counts}
        entryCount={entryCount}
        effects={EFFECTS}
        effectWords={{ change: t('change'), remove: t('remove'), skip: t('skip') }}
        endOf={endOf}
        theirSide={connection ? systemName(connection.system) : '…'}
      />
    </Page>
  );
}

/** A worker does it, and what it sets back may be of any kind: everything is read again once it is done. */
function useConsequences(undoing: Undoing): void {
  const refresh = useRefresh();
  const { status } = undoing;
  const waiting = onTheWay(undoing);
  useEffect(() => {
    if (status === 'applied' || status === 'stale' || status === 'failed') void refresh('/api/v1/');
  }, [status, refresh]);
  useEffect(() => {
    if (status === 'applied' && waiting >= 0) void refresh(`${UNDOINGS}/{id}/entries`);
  }, [status, waiting, refresh]);
}

/** What became of each record; nothing of what was left as shown. */
function useEnds(status: Undoing['status']) {
  const t = useMessages(undoMessages);
  const write = useMessages(operationMessages);
  return (row: UndoEntry): { meaning: Meaning; text: string } | undefined => {
    if (row.effect === 'skip' || (status !== 'applying' && status !== 'applied' && status !== 'failed'))
      return undefined;
    const { operationStatus } = row;
    if (operationStatus)
      return { meaning: OPERATION_MEANINGS[operationStatus], text: write(operationStatus) };
    if (row.status === 'done') return { meaning: 'good', text: t('entryDone') };
    if (row.status === 'left') return { meaning: 'attention', text: t('entryLeft') };
    return status === 'failed' ? { meaning: 'blocked', text: t('entryNotDone') } : undefined;
  };
}

/** What the next sync makes of it, before anybody presses. */
function Notes({ direction }: { direction: Undoing['direction'] }) {
  const t = useMessages(undoMessages);
  const notes =
    direction === 'pull'
      ? (['pullNote1', 'pullNote2', 'pullNote3'] as const)
      : (['pushNote1', 'pushNote2'] as const);
  return (
    <Card title={t('notes')}>
      <ul className="max-w-3xl list-disc space-y-1 pl-5">
        {notes.map((note) => (
          <li key={note}>{t(note)}</li>
        ))}
      </ul>
    </Card>
  );
}
