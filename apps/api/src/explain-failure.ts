import { DomainError } from '#kernel';
import { redact } from '#platform';

/** Why the start failed, for the person who started it: one sentence where we know it, the stack where we do not. */
export function explainFailure(error: unknown): string {
  if (error instanceof DomainError) return [error.message, error.fix].filter(Boolean).join('\n');
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    const port = portOf(error);
    return `Port ${port} is in use by another program. Stop that one, or choose another: PORT=${port + 1}.`;
  }
  if (code === 'EACCES')
    return `Port ${portOf(error)} may not be used by this user. Choose one above 1023: PORT=3000.`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') {
    return 'PostgreSQL does not answer at DATABASE_URL. Check that it runs and that host and port are right.';
  }
  if (code === '28P01' || code === '28000') {
    return 'PostgreSQL refused the login in DATABASE_URL. Check its user and password.';
  }
  return redact(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function codeOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function portOf(error: unknown): number {
  return error instanceof Error && 'port' in error ? Number(error.port) : 0;
}
