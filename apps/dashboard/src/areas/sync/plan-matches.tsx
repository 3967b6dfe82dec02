import { useState } from 'react';
import { Button, Problem, refusalOf, SkeletonLines, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { isMatchKind, type MatchCount, type MatchKind, tallyOf, useSayAlike } from './match-actions';
import { matchMessages } from './match-messages';
import { MatchRow } from './match-row';
import { MoreRows } from './more-rows';
import { useNames } from './names';
import { type Plan, useEntries } from './plan-actions';

interface MatchesProps {
  plan: Plan;
  counts: readonly MatchCount[];
}

/** What both sides seem to have without a link: a person says which are the same, a score never does. */
export function PlanMatches({ plan, counts }: MatchesProps) {
  const t = useMessages(matchMessages);
  const [kind, setKind] = useState<MatchKind>();
  const [isWide, setWide] = useState(false);
  const maySync = useMay('integrations.sync');
  const isOpen = plan.status === 'ready' && maySync;
  const of = kind ? counts.filter(({ entity }) => entity === kind) : counts;
  const widen = () => {
    // What is new is listed kind by kind: most of it is of kinds that nobody matches.
    if (!isWide) setKind(kind ?? 'customer');
    setWide(!isWide);
  };
  return (
    <div className="rounded-md border border-line">
      <div className="space-y-3 px-4 py-3">
        <p className="text-soft">{t('text')}</p>
        {(isWide || counts.length > 1) && (
          <Kinds counts={counts} kind={kind} isWide={isWide} onChange={setKind} />
        )}
        {isOpen && <AllAlike plan={plan} counts={of} kind={kind} />}
      </div>
      <Rows key={`${kind}-${isWide}`} plan={plan} kind={kind} isWide={isWide} isOpen={isOpen} />
      {isOpen && (
        <div className="border-line border-t px-4 py-2">
          <Button size="small" look="quiet" aria-pressed={isWide} onClick={widen}>
            {t(isWide ? 'onlyAlike' : 'notAlike')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What people enter on both sides, and is worth a look by hand. */
const BY_HAND = ['customer', 'vendor', 'item'] as const satisfies readonly MatchKind[];

function Kinds({
  counts,
  kind,
  isWide,
  onChange,
}: {
  counts: readonly MatchCount[];
  kind: MatchKind | undefined;
  isWide: boolean;
  onChange(kind: MatchKind | undefined): void;
}) {
  const t = useMessages(matchMessages);
  const names = useNames();
  const named = counts.map((one) => ({
    of: one.entity,
    text: t('kind', { kind: names.entity(one.entity), count: tallyOf([one]).total }),
  }));
  const choices = isWide
    ? BY_HAND.map((of) => ({ of, text: names.entity(of) }))
    : [{ of: undefined, text: t('all', { count: tallyOf(counts).total }) }, ...named];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a line of buttons
    <div role="group" aria-label={t('kinds')} className="flex flex-wrap gap-1">
      {choices.map(({ of, text }) => (
        <Button
          key={of ?? 'all'}
          size="small"
          look={of === kind ? 'secondary' : 'quiet'}
          aria-pressed={of === kind}
          onClick={() => onChange(of)}
        >
          {text}
        </Button>
      ))}
    </div>
  );
}

/** All that are left, decided in one step; until the sync begins each can be taken back. */
function AllAlike({ plan, counts, kind }: MatchesProps & { kind: MatchKind | undefined }) {
  const t = useMessages(matchMessages);
  const alike = useSayAlike(plan);
  const { total, open, sure } = tallyOf(counts);
  const busy = alike.isPending ? alike.variables.answer : undefined;
  return (
    <div className="tnum flex flex-wrap items-center gap-2">
      <span role="status" className="mr-2 font-medium">
        {t('decided', { done: total - open, total })}
      </span>
      {sure > 0 && (
        <Button
          look="primary"
          isBusy={busy === 'sure'}
          onClick={() => alike.mutate({ answer: 'sure', entity: kind })}
        >
          {t('sure', { count: sure })}
        </Button>
      )}
      {(['same', 'different'] as const).map(
        (answer) =>
          open > 0 && (
            <Button
              key={answer}
              isBusy={busy === answer}
              onClick={() => alike.mutate({ answer, entity: kind })}
            >
              {t(answer, { count: open })}
            </Button>
          ),
      )}
      {open < total && (
        <Button
          look="quiet"
          isBusy={busy === 'open'}
          onClick={() => alike.mutate({ answer: 'open', entity: kind })}
        >
          {t('open')}
        </Button>
      )}
    </div>
  );
}

interface RowsProps {
  plan: Plan;
  kind: MatchKind | undefined;
  /** Also what looks like none of ours. */
  isWide: boolean;
  isOpen: boolean;
}

function Rows({ plan, kind, isWide, isOpen }: RowsProps) {
  const t = useMessages(matchMessages);
  const query = isWide ? { effect: 'create', entity: kind } : { matched: true, entity: kind };
  const list = useEntries(plan.id, query);
  const rows = list.rows?.filter(({ entity }) => isMatchKind(entity));
  if (list.error && !rows) return <Problem problem={refusalOf(list.error)} onRetry={list.retry} isInline />;
  if (!rows) {
    return (
      <div className="p-4">
        <SkeletonLines count={3} />
      </div>
    );
  }
  return (
    <>
      <ul className="divide-y divide-line border-line border-t" aria-label={t('title')}>
        {rows.map((row) => (
          <MatchRow key={`${row.entity}:${row.remoteId}`} plan={plan} row={row} isOpen={isOpen} />
        ))}
        {rows.length === 0 && <li className="px-4 py-3 text-soft">{t('noneLeft')}</li>}
      </ul>
      <MoreRows list={list} />
    </>
  );
}
