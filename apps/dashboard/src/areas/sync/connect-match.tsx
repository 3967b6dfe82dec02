import { Button, SkeletonLines, TextLink, useMessages } from '#ui';
import type { Connection } from './actions';
import { connectMessages } from './connect-messages';
import { type MatchCount, tallyOf } from './match-actions';
import type { Plan } from './plan-actions';
import { PlanDecision } from './plan-decision';
import { PlanMatches } from './plan-matches';
import { planMessages } from './plan-messages';
import { InShort } from './plan-short';

interface StepProps {
  connection: Connection;
  plan: Plan;
}

/** What both sides have is said to be the same, or not, before anything is written on either. */
export function MatchStep({
  connection,
  plan,
  counts,
  onGoOn,
  onFlow,
}: StepProps & { counts: readonly MatchCount[] | undefined; onGoOn(): void; onFlow(): void }) {
  const t = useMessages(connectMessages);
  if (plan.status !== 'ready') return <PlanDecision plan={plan} connection={connection} />;
  if (!counts) return <SkeletonLines count={4} />;
  return (
    <>
      {counts.length > 0 ? (
        <PlanMatches plan={plan} counts={counts} />
      ) : (
        <p className="text-soft">{t('matchNone')}</p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={tallyOf(counts).open > 0} onClick={onGoOn}>
          {t('matchGoOn')}
        </Button>
        <Button look="quiet" onClick={onFlow}>
          {t('flowChange')}
        </Button>
      </div>
    </>
  );
}

/** What the first sync would do with these matches; to begin it is to say that it is one's company. */
export function LookStep({
  connection,
  plan,
  counts,
  onMatch,
}: StepProps & { counts: readonly MatchCount[]; onMatch(): void }) {
  const t = useMessages(connectMessages);
  const p = useMessages(planMessages);
  return (
    <>
      <InShort plan={plan} matches={counts} isBare />
      <p>
        <TextLink to={`/sync/plans/${plan.id}`}>{p('everyRecord')}</TextLink>
      </p>
      <PlanDecision plan={plan} connection={connection} />
      {plan.status === 'ready' && counts.length > 0 && (
        <Button look="quiet" onClick={onMatch}>
          {t('matchChange')}
        </Button>
      )}
    </>
  );
}
