import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  buttonClasses,
  Link,
  type Meaning,
  Problem,
  Progress,
  refusalOf,
  useFormat,
  useMessages,
} from '#ui';
import { useMay } from '../../app/me';
import type { Connection } from './actions';
import { Why } from './connection-notes';
import { linkedOf, tallyOf, useMatchCounts } from './match-actions';
import { useNames } from './names';
import { isFirst, lookOf, type Plan, setupAddress, useApply, useLook, writesOfPlan } from './plan-actions';
import { PlanDifferences } from './plan-differences';
import { totalOf, usePlanWords, writesOf } from './plan-figures';
import { planMessages } from './plan-messages';
import { meaningOf, useWritesWords } from './writes-told';

interface DecisionProps {
  plan: Plan;
  connection: Connection | undefined;
}

/** Where a plan stands in words, and the one thing to do next. */
export function PlanDecision(props: DecisionProps) {
  const t = useMessages(planMessages);
  const { plan } = props;
  switch (plan.status) {
    case 'planning':
      return <WorkedOut plan={plan} />;
    case 'ready':
      return <Decide {...props} />;
    case 'applying':
      return <Ended plan={plan} text={t('applyingText')} />;
    case 'applied':
      return <Applied plan={plan} />;
    case 'stale':
      return (
        <Over {...props} text={t('staleTitle')}>
          <PlanDifferences plan={plan} />
        </Over>
      );
    case 'expired':
      return <Over {...props} text={t('expiredText')} />;
    case 'failed':
      return <Over {...props} text={plan.error?.message ?? t('failedText')} fix={plan.error?.fix} />;
  }
}

function WorkedOut({ plan: { progress } }: { plan: Plan }) {
  const t = useMessages(planMessages);
  const names = useNames();
  const { pulled = 0, total = null, entity } = progress ?? {};
  return (
    <div className="max-w-3xl space-y-2 rounded-md bg-sunken px-4 py-3" role="status">
      <Progress
        label={entity ? t('workingOutOf', { entity: names.entity(entity) }) : t('workingOut')}
        done={pulled}
        total={total === null ? null : Math.max(total, pulled)}
      />
      <p className="text-soft text-sm">{t('mayLeave')}</p>
    </div>
  );
}

function Decide({ plan, connection }: DecisionProps) {
  const t = useMessages(planMessages);
  const { does } = usePlanWords();
  const isSetup = isFirst(plan, connection);
  const mayApply = useMay(isSetup ? 'integrations.manage' : 'integrations.sync');
  const apply = useApply(plan, connection);
  const total = totalOf(plan);
  const isIdle = writesOf(total) === 0 && !isSetup;
  const counts = useMatchCounts(plan).data?.items ?? [];
  const matches = tallyOf(counts);
  const what = does(total, linkedOf(counts));
  const text = what
    ? t(plan.direction === 'pull' ? 'willHere' : 'willThere', { what })
    : t(total.skipped > 0 ? 'onlySkipped' : 'nothingToDo');
  return (
    <div className="space-y-3">
      {apply.error && <Problem problem={refusalOf(apply.error)} isInline />}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-md bg-info-soft px-4 py-3">
        <p className="tnum min-w-0 flex-[1_1_16rem]">
          {text} {total.conflicts > 0 && t('conflictText')}{' '}
          {plan.beyond > 0 && t('beyondText', { count: plan.beyond })}{' '}
          {matches.open > 0 && t('matchesOpen', { count: matches.open })}{' '}
          {!mayApply && !isIdle && t('mayNotApply')}
        </p>
        {mayApply && !isIdle && (
          <Button
            look="primary"
            isBusy={apply.isPending}
            disabled={matches.open > 0}
            onClick={() => apply.mutate()}
          >
            {t(isSetup ? 'applyFirst' : 'apply')}
          </Button>
        )}
        {isIdle && <Again plan={plan} connection={connection} />}
      </div>
    </div>
  );
}

/** What it had sent says by itself how far it is. */
function Applied({ plan }: { plan: Plan }) {
  const t = useMessages(planMessages);
  const { instant } = useFormat();
  const wordsOf = useWritesWords();
  const at = instant(plan.finishedAt ?? plan.createdAt);
  const writes = writesOfPlan(plan);
  const meaning = meaningOf(writes);
  const text = t(meaning === 'good' ? 'appliedText' : 'sentText', { at });
  return <Ended plan={plan} text={[text, wordsOf(writes)].filter(Boolean).join(' ')} meaning={meaning} />;
}

const GROUNDS: Partial<Record<Meaning, string>> = {
  good: 'bg-good-soft',
  info: 'bg-info-soft',
  attention: 'bg-attention-soft',
};

/** Begun or done: from here it is a run, or writes, like any other. */
function Ended({
  plan: { connectionId, direction, runId, kind },
  text,
  meaning = 'info',
}: {
  plan: Plan;
  text: string;
  meaning?: Meaning;
}) {
  const t = useMessages(planMessages);
  const mayManage = useMay('integrations.manage');
  const run = runId ? `&run=${runId}` : '';
  return (
    <div
      role="status"
      className={`flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-md px-4 py-3 ${GROUNDS[meaning]}`}
    >
      <p>{text}</p>
      <span className="flex flex-wrap gap-2">
        <Link
          to={`/sync?connection=${connectionId}&tab=${direction === 'pull' ? 'runs' : 'writes'}${run}`}
          className={buttonClasses()}
        >
          {t(direction === 'pull' ? 'openRun' : 'openWrites')}
        </Link>
        {kind === 'full' && mayManage && (
          <Link to={setupAddress(connectionId)} className={buttonClasses('quiet')}>
            {t('openSetup')}
          </Link>
        )}
      </span>
    </div>
  );
}

/** Good for nothing any more: why, and the same question again. */
function Over({
  plan,
  connection,
  text,
  fix,
  children,
}: DecisionProps & {
  text: string;
  fix?: string;
  children?: ReactNode;
}) {
  return (
    <div className="space-y-3" role="alert">
      <Why message={text} fix={fix} />
      {children}
      <Again plan={plan} connection={connection} isPrimary />
    </div>
  );
}

function Again({ plan, connection, isPrimary }: DecisionProps & { isPrimary?: boolean }) {
  const t = useMessages(planMessages);
  const mayLook = useMay('integrations.sync');
  const look = useLook(plan.connectionId, { inSetup: isFirst(plan, connection) });
  if (!mayLook) return null;
  return (
    <Button
      look={isPrimary ? 'primary' : undefined}
      icon={Eye}
      isBusy={look.isPending}
      onClick={() => look.mutate(lookOf(plan))}
    >
      {t('lookAgain')}
    </Button>
  );
}
