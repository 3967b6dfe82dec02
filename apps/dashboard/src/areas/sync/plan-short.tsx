import { Card, useMessages } from '#ui';
import { linkedOf, type MatchCount } from './match-actions';
import { useNames } from './names';
import type { Plan } from './plan-actions';
import { usePlanWords, writesOf } from './plan-figures';
import { planMessages } from './plan-messages';

/** One sentence for each kind of record; those of which nothing changes stand last. `isBare`: among the steps of the setup. */
export function InShort({
  plan,
  matches,
  isBare,
}: {
  plan: Plan;
  matches: readonly MatchCount[];
  isBare?: boolean;
}) {
  const t = useMessages(planMessages);
  const names = useNames();
  const { wouldBe } = usePlanWords();
  const told = Object.entries(plan.counts)
    .map(([entity, counts]) => ({
      entity,
      text: wouldBe(counts, linkedOf(matches.filter((one) => one.entity === entity))),
      isTouched: writesOf(counts) + counts.skipped > 0,
    }))
    .filter(({ text }) => text !== '')
    .sort((one, other) => Number(other.isTouched) - Number(one.isTouched));
  if (told.length === 0) return null;
  const list = (
    <ul className={isBare ? 'tnum space-y-1' : 'tnum gap-x-8 space-y-1 lg:columns-2 2xl:columns-3'}>
      {told.map(({ entity, text }) => (
        <li key={entity}>
          <span className="font-medium">{names.entity(entity)}</span>: {text}.
        </li>
      ))}
    </ul>
  );
  return isBare ? list : <Card title={t('inShort')}>{list}</Card>;
}
