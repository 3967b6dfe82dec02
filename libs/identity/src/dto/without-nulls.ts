/** In a change, null means the same as leaving the field out: none of these fields can be empty. */
export function withoutNulls<T extends object>(body: T): Partial<T> {
  const given = Object.entries(body).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given) as Partial<T>;
}
