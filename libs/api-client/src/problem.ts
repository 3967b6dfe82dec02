/** Why the API refused: RFC 9457 problem details. */
export interface ProblemDetails {
  title: string;
  status: number;
  /** Stable, `MODULE.REASON`. */
  code: string;
  detail: string;
  fix?: string;
  field?: string;
  errors?: { field: string; detail: string }[];
  requestId?: string;
  [detail: string]: unknown;
}

/** A refused request, with what a person can do about it. */
export class ProblemError extends Error {
  constructor(readonly problem: ProblemDetails) {
    super(problem.detail);
    this.name = 'ProblemError';
  }
}

export const isProblem = (error: unknown, code: string): error is ProblemError =>
  error instanceof ProblemError && error.problem.code === code;

/** The problem in an answer; one of our own where something between us and the API answered. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const isProblemJson = response.headers.get('content-type')?.startsWith('application/problem+json');
  if (isProblemJson) return new ProblemError((await response.json()) as ProblemDetails);
  return new ProblemError({
    title: 'Not available',
    status: response.status,
    code: 'HTTP.NOT_AVAILABLE',
    detail: `The server did not answer as expected (${response.status}).`,
    fix: 'Try again in a moment.',
  });
}

/** The problem of a request that reached nobody. */
export function unreachable(): ProblemError {
  return new ProblemError({
    title: 'Not reachable',
    status: 0,
    code: 'HTTP.UNREACHABLE',
    detail: 'InvoicePatch cannot be reached from here.',
    fix: 'Check your connection; nothing you typed is lost.',
  });
}
