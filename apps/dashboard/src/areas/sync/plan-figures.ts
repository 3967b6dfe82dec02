import { useFormat, useMessages } from '#ui';
import type { EffectCounts, Plan } from './plan-actions';
import { planMessages } from './plan-messages';

const NONE: EffectCounts = {
  created: 0,
  changed: 0,
  removed: 0,
  unchanged: 0,
  skipped: 0,
  matched: 0,
  conflicts: 0,
};
const NAMES = Object.keys(NONE) as (keyof EffectCounts)[];

/** What a plan would do over all kinds of records. */
export function totalOf({ counts }: Pick<Plan, 'counts'>): EffectCounts {
  const total = { ...NONE };
  for (const one of Object.values(counts)) for (const name of NAMES) total[name] += one[name] ?? 0;
  return total;
}

/** How many records it would write. */
export const writesOf = ({ created, changed, removed }: EffectCounts): number => created + changed + removed;

/** The words of a plan's figures, each as one sentence. */
export function usePlanWords() {
  const t = useMessages(planMessages);
  const { locale } = useFormat();
  const joined = (parts: readonly (string | false)[]): string =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts.filter((part) => part !== false));
  return {
    /** What would become of one kind: `2 would be created and 30 stay as they are`; of the created, `linked` are joined with ours. */
    wouldBe: (
      { created, changed, removed, unchanged, skipped, conflicts }: EffectCounts,
      linked: number,
    ): string =>
      joined([
        created > linked && t('sumNew', { count: created - linked }),
        linked > 0 && t('linkedToo', { count: linked }),
        changed > 0 &&
          [t('sumChanged', { count: changed }), conflicts > 0 && t('sumConflicts', { count: conflicts })]
            .filter(Boolean)
            .join(', '),
        removed > 0 && t('sumRemoved', { count: removed }),
        skipped > 0 && t('sumSkipped', { count: skipped }),
        unchanged > 0 && t('sumUnchanged', { count: unchanged }),
      ]),
    /** What a press does: `2 created and 1 changed`; of the created, `linked` are joined with ours. */
    does: ({ created, changed, removed }: EffectCounts, linked: number): string =>
      joined([
        created > linked && t('doNew', { count: created - linked }),
        linked > 0 && t('linkedToo', { count: linked }),
        changed > 0 && t('doChanged', { count: changed }),
        removed > 0 && t('doRemoved', { count: removed }),
      ]),
  };
}
