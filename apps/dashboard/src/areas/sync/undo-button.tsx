import { Undo2 } from 'lucide-react';
import { Button, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { sumsOf } from '../../app/run-figures';
import type { Operation, Run } from './actions';
import { useUndoRun, useUndoWrites } from './undo-actions';
import { undoMessages } from './undo-messages';

/** Shows what undoing a run would do; nothing for one that is under way or wrote nothing. */
export function UndoRunButton({ connectionId, run }: { connectionId: string; run: Run }) {
  const t = useMessages(undoMessages);
  const mayUndo = useMay('integrations.sync');
  const undo = useUndoRun(connectionId);
  const { created, updated, removed } = sumsOf(run.progress);
  const isOver = run.finishedAt !== null;
  if (!mayUndo || !isOver || created + updated + removed === 0) return null;
  return (
    <Button icon={Undo2} isBusy={undo.isPending} onClick={() => undo.mutate(run.id)}>
      {t('undoRun')}
    </Button>
  );
}

/** The same for a write of ours that is in the books. */
export function UndoWriteButton({ connectionId, operation }: { connectionId: string; operation: Operation }) {
  const t = useMessages(undoMessages);
  const mayUndo = useMay('integrations.sync');
  const undo = useUndoWrites(connectionId);
  if (!mayUndo || operation.status !== 'confirmed') return null;
  return (
    <Button
      size="small"
      icon={Undo2}
      isBusy={undo.isPending}
      onClick={() => undo.mutate([operation.id])}
      data-no-print
    >
      {t('undoWrite')}
    </Button>
  );
}
