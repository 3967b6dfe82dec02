import { DomainError } from '#kernel';

/** An expression that cannot be read. `at` is the place in its text. */
export function syntaxError(
  message: string,
  at: number,
  fix = 'Mend the expression at that place.',
): DomainError {
  return new DomainError('TRANSFORM.SYNTAX', message, { fix, details: { at } });
}

/** A record for which an expression has no answer. */
export function refused(message: string, fix: string): DomainError {
  return new DomainError('TRANSFORM.NO_ANSWER', message, { fix });
}

export function tooMuchWork(): DomainError {
  return new DomainError(
    'TRANSFORM.TOO_MUCH_WORK',
    'This record needs more steps than one record may take.',
    {
      fix: 'Shorten its lists, or go through each list once instead of once for every entry of another.',
    },
  );
}

export function tooMuchText(): DomainError {
  return new DomainError('TRANSFORM.TOO_MUCH_TEXT', 'This record would become too large.', {
    fix: 'Keep only the fields and texts that are needed.',
  });
}
