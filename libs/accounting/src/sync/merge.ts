import { canonicalJson } from '#kernel';

/** Who wins when both sides changed a field to different values. `ask` keeps ours and records a conflict. */
export type FieldPolicy = 'remote' | 'local' | 'ask';

type Fields = Readonly<Record<string, unknown>>;

export interface MergeOutcome {
  /** What both sides should say. */
  merged: Record<string, unknown>;
  /** Fields that we take over from the accounting system. */
  fromRemote: string[];
  /** Fields that we changed and the accounting system does not have yet. */
  fromLocal: string[];
  /** Fields that both sides changed to different values and that a person must decide. */
  conflicts: string[];
  /** Fields that both sides changed to different values, whoever decides. */
  contested: string[];
}

/**
 * Three-way merge, field by field. `base` is what both sides last agreed on; without one (a record that is met for
 * the first time on both sides) every difference counts as changed on both. A field that only one side changed
 * follows that side, and one that both changed to the same value is no conflict.
 */
export function mergeFields(
  base: Fields | null,
  local: Fields,
  remote: Fields,
  policyOf: (field: string) => FieldPolicy,
): MergeOutcome {
  const outcome: MergeOutcome = {
    merged: { ...local },
    ...{ fromRemote: [], fromLocal: [], conflicts: [], contested: [] },
  };
  for (const field of Object.keys(remote)) {
    const ours = canonicalJson(local[field]);
    const theirs = canonicalJson(remote[field]);
    if (ours === theirs) continue;
    const agreed = base === null ? undefined : canonicalJson(base[field]);
    const isContested = agreed !== ours && agreed !== theirs;
    if (isContested) outcome.contested.push(field);
    const side = isContested ? policyOf(field) : agreed === ours ? 'remote' : 'local';
    if (side === 'remote') {
      outcome.merged[field] = remote[field];
      outcome.fromRemote.push(field);
    } else if (side === 'local') {
      outcome.fromLocal.push(field);
    } else {
      outcome.conflicts.push(field);
    }
  }
  return outcome;
}
