import { Button, useMessages } from '#ui';
import type { Conflict, Decision, Side } from './actions';
import type { Chosen } from './conflict-sides';
import { messages } from './messages';
import { useMakeRules } from './policy-actions';
import { SuggestionBar } from './suggestion-bar';

export type Decide = (decision: Omit<Decision, 'conflict' | 'name'>) => void;

const WORDS = {
  'both-changed': { ours: 'keepOurs', theirs: 'takeTheirs' },
  'deleted-there': { ours: 'restore', theirs: 'leaveDeleted' },
  'deleted-here': { ours: 'voidThere', theirs: 'takeInAnew' },
} as const;

const SUGGESTED = { ours: 'suggestOurs', theirs: 'suggestTheirs', fields: 'suggestFields' } as const;

/** What can be decided of a conflict. */
export function Choices({
  conflict: { kind, fields, alike },
  chosen,
  isAlike,
  onAlike,
  isBusy,
  decide,
}: {
  conflict: Conflict;
  chosen: Chosen;
  isAlike: boolean;
  onAlike(isOn: boolean): void;
  isBusy: boolean;
  decide: Decide;
}) {
  const t = useMessages(messages);
  const all = isAlike ? { alike: true } : {};
  if (kind === 'totals-differ') {
    return (
      <Button isBusy={isBusy} onClick={() => decide({ choice: 'theirs' })}>
        {t('seen')}
      </Button>
    );
  }
  const sides = fields.flatMap((field) => (chosen[field] ? { field, side: chosen[field] } : []));
  return (
    <span className="flex flex-wrap items-center gap-2" data-no-print>
      {alike > 0 && (
        <label className="inline-flex min-h-6 items-center gap-2 text-sm pointer-coarse:min-h-10">
          <input
            type="checkbox"
            checked={isAlike}
            onChange={(event) => onAlike(event.target.checked)}
            className="size-4 accent-accent"
          />
          {t('alsoAlike', { count: alike })}
        </label>
      )}
      {sides.length > 0 && (
        <Button
          look="primary"
          isBusy={isBusy}
          disabled={sides.length < fields.length}
          onClick={() => decide({ choice: 'fields', fields: sides, ...all })}
        >
          {t('takeChosen')}
        </Button>
      )}
      {(['ours', 'theirs'] as const).map((side: Side) => (
        <Button key={side} isBusy={isBusy} onClick={() => decide({ choice: side, ...all })}>
          {t(WORDS[kind][side])}
        </Button>
      ))}
    </span>
  );
}

/** What was decided of such conflicts every time lately: again, or from now on without asking. */
export function Suggested({
  conflict: { entity, kind, suggestion },
  isBusy,
  decide,
}: {
  conflict: Conflict;
  isBusy: boolean;
  decide: Decide;
}) {
  const t = useMessages(messages);
  const rules = useMakeRules();
  if (!suggestion) return null;
  const { choice, fields, times } = suggestion;
  const again = () => decide({ choice, ...(choice === 'fields' && { fields }) });
  return (
    <SuggestionBar text={t(SUGGESTED[choice], { count: times })}>
      <Button size="small" isBusy={isBusy} onClick={again}>
        {t('doSoAgain')}
      </Button>
      {kind === 'both-changed' && (
        <Button
          size="small"
          look="quiet"
          isBusy={rules.isPending}
          onClick={() => rules.mutate({ entity, fields }, { onSuccess: again })}
        >
          {t('makeRule')}
        </Button>
      )}
    </SuggestionBar>
  );
}
