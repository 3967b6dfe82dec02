import { requireScope } from '#platform';

/** Who acts, as the history shows it. */
export function actorName(): string {
  const { actor } = requireScope();
  return actor.name ?? actor.id ?? actor.kind;
}
