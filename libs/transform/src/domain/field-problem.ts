import { DomainError } from '#kernel';

/** What is wrong with a record or a mapping, where, and what to do about it. */
export interface FieldProblem {
  /** e.g. `lines.2.quantity`; empty when it is about all of it. */
  path: string;
  message: string;
  fix: string;
  /** Characters into the expression, for what cannot be read. */
  at?: number;
}

/** Something that a person can mend, told of a path; anything else is a fault of ours and goes on. */
export function problemOf(error: unknown, path: string): FieldProblem {
  if (!(error instanceof DomainError)) throw error;
  const at = error.details?.at;
  return {
    path,
    message: error.message,
    fix: error.fix ?? 'Change the expression.',
    ...(typeof at === 'number' && { at }),
  };
}
