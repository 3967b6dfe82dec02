import type { Contractor, Profile } from './contractor-form';

/** Both halves of a form, and how each is written. */
export interface Halves<Values> {
  /** What of the form says who it is. */
  who(values: Values): object;
  /** What of it says how she goes to work. */
  road(values: Values): object;
  add(values: Values, key: string): Promise<Contractor>;
  change(known: Contractor, values: Values, key: string): Promise<Contractor>;
  profileVersion(id: string): Promise<number>;
  changeProfile(id: string, version: number, values: Values, key: string): Promise<unknown>;
}

interface Begun<Values> {
  contractor: Contractor | undefined;
  profile: Profile | undefined;
  values: Values;
}

const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Writes who it is, then how she goes to work. When the second is refused or lost, the first is not made anew by the next
 * try.
 */
export function contractorSaver<Values>(
  { contractor, profile, values: before }: Begun<Values>,
  { who, road, ...halves }: Halves<Values>,
): (values: Values, key: string) => Promise<Contractor> {
  let known = contractor;
  let written = who(before);
  return async (values, key) => {
    if (!known) known = await halves.add(values, key);
    else if (!isSame(who(values), written)) known = await halves.change(known, values, key);
    written = who(values);
    const { id, kind } = known;
    if (kind === 'contractor' && !(profile && isSame(road(values), road(before)))) {
      // Whoever was made here may have a profile already: the answer to an earlier try was lost.
      const version = profile?.version ?? (await halves.profileVersion(id));
      await halves.changeProfile(id, version, values, `${key}-profile-${version}`);
    }
    return known;
  };
}
