import { DomainError } from '#kernel';
import { requireScope } from '#platform';

/** Somebody answers for what she does here: neither a schedule nor a listener. Throws `APPROVALS.NOBODY`. */
export function personInScope(): string {
  const { actor } = requireScope();
  if (actor.id && actor.kind !== 'system') return actor.id;
  throw new DomainError('APPROVALS.NOBODY', 'Only a person can decide about an invoice.', {
    kind: 'forbidden',
  });
}
