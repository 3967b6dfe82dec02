import { Eye, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, buttonClasses, Link, type Meaning, Problem, refusalOf, useFormat, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { Why } from './connection-notes';
import { PlanDifferences } from './plan-differences';
import { totalOf } from './plan-figures';
import { outcomeOf, type Undoing, useUndo, useUndoRun, useUndoWrites } from './undo-actions';
import { undoMessages } from './undo-messages';
import { meaningOf, useWritesWords } from './writes-told';

/** Where an undoing stands in words, and the one thing to do next. */
export function UndoDecision({ undoing }: { undoing: Undoing }) {
  const t = useMessages(undoMessages);
  const { status, error } = undoing;
  switch (status) {
    case 'planning':
    case 'ready':
      return <Decide undoing={undoing} />;
    case 'applying':
      return <Told>{t('applyingText')}</Told>;
    case 'applied':
      return <Ended undoing={undoing} />;
    case 'stale':
      return (
        <Over undoing={undoing} text={t('staleText')}>
          <PlanDifferences plan={undoing} />
        </Over>
      );
    case 'expired':
      return <Over undoing={undoing} text={t('expiredText')} />;
    case 'failed':
      return <Over undoing={undoing} text={error?.message ?? t('failedText')} fix={error?.fix} />;
  }
}

function Decide({ undoing }: { undoing: Undoing }) {
  const t = useMessages(undoMessages);
  const { locale } = useFormat();
  const mayUndo = useMay('integrations.sync');
  const undo = useUndo(undoing);
  const { changed, removed, skipped } = totalOf(undoing);
  const isIdle = changed + removed === 0;
  const what = new Intl.ListFormat(locale, { type: 'conjunction' }).format([
    ...(changed > 0 ? [t('setBack', { count: changed })] : []),
    ...(removed > 0 ? [t('takenBack', { count: removed })] : []),
  ]);
  const text = isIdle ? t('nothing') : t(undoing.direction === 'pull' ? 'here' : 'there', { what });
  return (
    <div className="space-y-3">
      {undo.error && <Problem problem={refusalOf(undo.error)} isInline />}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-md bg-info-soft px-4 py-3">
        <p className="tnum min-w-0 flex-[1_1_16rem]">
          {text} {skipped > 0 && t('left', { count: skipped })} {!mayUndo && !isIdle && t('mayNot')}
        </p>
        {mayUndo && !isIdle && (
          <Button look="primary" icon={Undo2} isBusy={undo.isPending} onClick={() => undo.mutate()}>
            {t('undo')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What became of it: as it was shown, or what came between and what its writes wait for. */
function Ended({ undoing }: { undoing: Undoing }) {
  const t = useMessages(undoMessages);
  const { instant } = useFormat();
  const wordsOf = useWritesWords();
  const { connectionId, direction, finishedAt, createdAt } = undoing;
  const { done = 0, left = 0, writes = {} } = outcomeOf(undoing) ?? {};
  const leftSince = Math.max(left - totalOf(undoing).skipped, 0);
  const meaning = leftSince > 0 ? 'attention' : meaningOf(writes);
  const at = instant(finishedAt ?? createdAt);
  const begins = leftSince > 0 ? 'endedText' : meaning === 'good' ? 'appliedText' : 'plannedText';
  return (
    <Told meaning={meaning}>
      <p className="tnum min-w-0 flex-[1_1_16rem]">
        {t(begins, { at })} {leftSince > 0 && direction === 'pull' && t('undone', { count: done })}{' '}
        {leftSince > 0 && t('leftSince', { count: leftSince })} {wordsOf(writes)}
      </p>
      {direction === 'push' && (
        <Link to={`/sync?connection=${connectionId}&tab=writes`} className={buttonClasses()}>
          {t('openWrites')}
        </Link>
      )}
    </Told>
  );
}

const GROUNDS: Partial<Record<Meaning, string>> = {
  good: 'bg-good-soft',
  info: 'bg-info-soft',
  attention: 'bg-attention-soft',
};

function Told({ meaning = 'info', children }: { meaning?: Meaning; children: ReactNode }) {
  return (
    <div
      role="status"
      className={`flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-md px-4 py-3 ${GROUNDS[meaning]}`}
    >
      {children}
    </div>
  );
}

/** Good for nothing any more: why, and the same question again. */
function Over({
  undoing: { connectionId, runId, operationIds },
  text,
  fix,
  children,
}: {
  undoing: Undoing;
  text: string;
  fix?: string;
  children?: ReactNode;
}) {
  const t = useMessages(undoMessages);
  const mayUndo = useMay('integrations.sync');
  const run = useUndoRun(connectionId);
  const writes = useUndoWrites(connectionId);
  const again = () => (runId ? run.mutate(runId) : writes.mutate(operationIds));
  return (
    <div className="space-y-3" role="alert">
      <Why message={text} fix={fix} />
      {children}
      {mayUndo && (
        <Button look="primary" icon={Eye} isBusy={run.isPending || writes.isPending} onClick={again}>
          {t('again')}
        </Button>
      )}
    </div>
  );
}
