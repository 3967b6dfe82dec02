export const SIDES = ['ours', 'theirs'] as const;
/** Whose value both sides shall have. */
export type Side = (typeof SIDES)[number];

export const CHOICES = [...SIDES, 'fields'] as const;
export type Choice = (typeof CHOICES)[number];

/** What a person decides of a conflict: one side for everything, or a side for each field. */
export interface Decision {
  choice: Choice;
  /** With the choice "fields": a side for each field of the conflict. */
  fields?: Readonly<Record<string, Side>>;
}

/** The fields of a conflict for which that side was chosen. */
export function fieldsOf({ choice, fields }: Decision, all: readonly string[], side: Side): string[] {
  return all.filter((field) => (choice === 'fields' ? fields?.[field] : choice) === side);
}
