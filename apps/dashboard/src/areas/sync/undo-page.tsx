import { useEffect } from 'react';
import { Card, Page, PageHeader, StatePill, useFormat, useMessages } from '#ui';
import { Pending } from '../../app/pending';
import { useRead, useRefresh } from '../../app/queries';
import { useId, useUrlState } from '../../app/url-state';
import { type Connection, INTEGRATIONS, nameOf } from './actions';
import { systemName } from './names';
import { EntriesTable } from './plan-entries';
import { PLAN_MEANINGS } from './states';
import { type Undoing, useUndoEntries, useUndoing } from './undo-actions';
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
  return <Looked key={id} undoing={undoing} connection={connection} />;
}

function Looked({ undoing, connection }: { undoing: Undoing; connection: Connection | undefined }) {
  const t = useMessages(undoMessages);
  const { instant } = useFormat();
  const [{ entity, effect }] = useUrlState();
  const list = useUndoEntries(undoing.id, { entity, effect });
  useConsequences(undoing.status);
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
      <UndoDecision undoing={undoing} />
      <Notes direction={direction} />
      <EntriesTable
        list={list}
        path={`/sync/undo/${id}`}
        counts={counts}
        entryCount={entryCount}
        effects={EFFECTS}
        effectWords={{ change: t('change'), remove: t('remove'), skip: t('skip') }}
        theirSide={connection ? systemName(connection.system) : '…'}
      />
    </Page>
  );
}

/** A worker does it, and what it sets back may be of any kind: everything is read again once it is done. */
function useConsequences(status: Undoing['status']): void {
  const refresh = useRefresh();
  useEffect(() => {
    if (status === 'applied' || status === 'stale') void refresh('/api/v1/');
  }, [status, refresh]);
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
