/** What moves, by kinds that have a name; what has none is counted together and stands last. */
export function movedKinds<Kind extends string>(
  moves: Readonly<Record<string, number>>,
  named: readonly Kind[],
): { kind: Kind | 'others'; count: number }[] {
  const count = (kind: string) => moves[kind] ?? 0;
  const known = named.filter((kind) => count(kind) > 0).map((kind) => ({ kind, count: count(kind) }));
  known.sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
  const others = Object.keys(moves).filter((table) => !named.includes(table as Kind));
  const rest = others.reduce((sum, table) => sum + count(table), 0);
  return rest > 0 ? [...known, { kind: 'others', count: rest }] : known;
}
