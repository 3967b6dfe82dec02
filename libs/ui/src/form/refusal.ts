import type { ProblemText } from '../base/problem';

/** A refusal that a form or a page can show. */
export interface Refusal extends ProblemText {
  code?: string;
  status?: number;
  /** Messages at fields, from `errors` or `field` of the problem. */
  fields: { field: string; detail: string }[];
}

interface ProblemJson extends ProblemText {
  code?: string;
  status?: number;
  field?: string;
  errors?: { field: string; detail: string }[];
}

/** What any error says to a person: the problem that the API sent, or that it could not be reached. */
export function refusalOf(error: unknown): Refusal {
  const problem = problemIn(error);
  if (!problem) {
    return { detail: error instanceof Error ? error.message : String(error), fields: [] };
  }
  const { errors, field, detail, fix } = problem;
  const own = field ? [{ field, detail: fix ? `${detail} ${fix}` : detail }] : [];
  return { ...problem, fields: errors && errors.length > 0 ? errors : own };
}

function problemIn(error: unknown): ProblemJson | undefined {
  if (typeof error !== 'object' || error === null || !('problem' in error)) return undefined;
  return error.problem as ProblemJson;
}
