import { DomainError } from '#kernel';
import { requireScope } from '#platform';

/** Somebody answers for what she does here: neither a schedule, a listener nor a program. Throws `APPROVALS.NOBODY`. */
export function personInScope(): string {
  const { actor } = requireScope();
  if (actor.id && actor.kind === 'user') return actor.id;
  throw new DomainError('APPROVALS.NOBODY', 'Only a person can decide about an invoice.', {
    kind: 'forbidden',
  });
}
