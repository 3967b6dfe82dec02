import { Button, Card, Problem, refusalOf, SkeletonLines, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { MoreRows } from './more-rows';
import { useNames } from './names';
import { type Entry, type Match, type Plan, useEntries } from './plan-actions';
import { planMessages } from './plan-messages';

interface MatchesProps {
  plan: Plan;
  ticked: readonly Match[];
  onTick(ticked: readonly Match[]): void;
}

const keyOf = ({ entity, remoteId }: Match): string => `${entity}:${remoteId}`;

const matchOf = ({ entity, remoteId, match }: Entry): Match =>
  ({ entity, remoteId: remoteId ?? '', recordId: match?.recordId ?? '' }) as Match;

/** What both sides seem to have without a link: a person says which are the same, a score never does. */
export function PlanMatches({ plan, ticked, onTick }: MatchesProps) {
  const t = useMessages(planMessages);
  const maySync = useMay('integrations.sync');
  const list = useEntries(plan.id, { matched: true });
  const rows = list.rows?.filter(({ match }) => match !== null) ?? [];
  const isOpen = plan.status === 'ready' && maySync;
  const isAll = rows.length > 0 && ticked.length >= rows.length;
  const chosen = new Set((plan.status === 'ready' ? ticked : plan.matches).map(keyOf));
  const toggle = (one: Match) =>
    onTick(chosen.has(keyOf(one)) ? ticked.filter((other) => keyOf(other) !== keyOf(one)) : [...ticked, one]);
  return (
    <Card
      title={t('matchesTitle')}
      isFlush
      action={
        isOpen && (
          <Button size="small" onClick={() => onTick(isAll ? [] : rows.map(matchOf))}>
            {t(isAll ? 'tickNone' : 'tickAll')}
          </Button>
        )
      }
    >
      <p className="px-4 py-3 text-soft">{t('matchesText')}</p>
      {list.error && !list.rows ? (
        <Problem problem={refusalOf(list.error)} onRetry={list.retry} isInline />
      ) : !list.rows ? (
        <div className="p-4">
          <SkeletonLines count={3} />
        </div>
      ) : (
        <ul className="max-h-96 divide-y divide-line overflow-y-auto" aria-label={t('matchesTitle')}>
          {rows.map((row) => (
            <Proposed
              key={row.sequence}
              row={row}
              isTicked={chosen.has(keyOf(matchOf(row)))}
              onToggle={isOpen ? () => toggle(matchOf(row)) : undefined}
            />
          ))}
        </ul>
      )}
      <MoreRows list={list} />
    </Card>
  );
}

/** Of customers and suppliers the code is the e-mail address, and the figure the telephone number. */
function wordOf(entity: string, reason: string): keyof typeof planMessages & string {
  if (entity !== 'item' && reason === 'same-code') return 'same-email';
  if (entity !== 'item' && reason === 'same-figure') return 'same-phone';
  return reason as 'same-name';
}

function Proposed({ row, isTicked, onToggle }: { row: Entry; isTicked: boolean; onToggle?: () => void }) {
  const t = useMessages(planMessages);
  const names = useNames();
  const { entity, label, remoteId, match } = row;
  if (!match) return null;
  const reasons = match.reasons.map((reason) => t(wordOf(entity, reason)));
  return (
    <li>
      <label className="flex cursor-pointer items-start gap-3 px-4 py-2.5 hover:bg-hover">
        <input
          type="checkbox"
          className="mt-0.5 size-4 accent-accent"
          checked={isTicked}
          disabled={!onToggle}
          onChange={onToggle}
        />
        <span className="min-w-0 flex-1">
          <span className="block break-words">
            <span className="text-soft">{names.entity(entity)}: </span>
            <span className="font-medium">
              {t('matchIs', { theirs: label ?? remoteId ?? '', ours: match.label })}
            </span>
          </span>
          <span className="tnum block text-soft text-sm">
            {[t('sure', { score: match.score }), ...reasons].join(' · ')}
          </span>
        </span>
      </label>
    </li>
  );
}
