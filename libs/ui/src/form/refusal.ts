import type { ProblemText } from '../base/problem';

/** A refusal that a form or a page can show. */
export interface Refusal extends ProblemText {
  code?: string;
  status?: number;
  /** Messages at fields, from `errors` or `field` of the problem. */
  fields: { field: string; detail: string }[];
}

/** What the API sent; some refusals carry the values that their words name. */
export interface ProblemJson extends ProblemText {
  code?: string;
  status?: number;
  field?: string;
  errors?: { field: string; detail: string }[];
  [value: string]: unknown;
}

/** How refusals are said in another language than the API's, by their codes. */
export interface RefusalWords {
  /** Undefined where there are no words for it: then the API's own stand. */
  of(code: string, problem: ProblemJson): { detail: string; fix?: string } | undefined;
  /** What is wrong with one field, from the API's words. */
  field(detail: string): string;
}

let words: RefusalWords | undefined;
const listeners = new Set<() => void>();

/** An app says in which words refusals are shown from now on; undefined for the API's own. */
export function sayRefusalsWith(next: RefusalWords | undefined): void {
  words = next;
  for (const tell of listeners) tell();
}

/** For whoever shows refusals: their words come later than the language, and what stands already is said anew then. */
export const refusalWords = {
  current: (): RefusalWords | undefined => words,
  subscribe(tell: () => void): () => void {
    listeners.add(tell);
    return () => listeners.delete(tell);
  },
};

/** What any error says to a person: the problem that the API sent, or that it could not be reached. */
export function refusalOf(error: unknown): Refusal {
  const sent = problemIn(error);
  if (!sent) {
    return { detail: error instanceof Error ? error.message : String(error), fields: [] };
  }
  const said = sent.code ? words?.of(sent.code, sent) : undefined;
  const problem = said ? { ...sent, fix: undefined, ...said } : sent;
  const { field, detail, fix } = problem;
  const errors = problem.errors?.map((one) => ({ ...one, detail: words?.field(one.detail) ?? one.detail }));
  const own = field ? [{ field, detail: fix ? `${detail} ${fix}` : detail }] : [];
  return { ...problem, fields: errors && errors.length > 0 ? errors : own };
}

function problemIn(error: unknown): ProblemJson | undefined {
  if (typeof error !== 'object' || error === null || !('problem' in error)) return undefined;
  return error.problem as ProblemJson;
}
