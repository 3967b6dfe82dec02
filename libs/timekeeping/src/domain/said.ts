/** What somebody really said: fields that are absent or null are left out, so that they change and mean nothing. */
export function said<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(given) as { [K in keyof T]?: NonNullable<T[K]> };
}

/** The same for a correction, in which null clears; of the fields named `kept` there is nothing to clear. */
export function corrected<T extends object>(fields: T, kept: readonly (keyof T)[]): T {
  const given = Object.entries(fields).filter(
    ([field, value]) => value !== undefined && !(value === null && kept.includes(field as keyof T)),
  );
  return Object.fromEntries(given) as T;
}
