import type { ProblemDetails } from '#api-client';
import type { DraftValues, SentLines } from './draft-form';

/** A refusal of what was sent, at the fields as they are on screen: blank lines were left out, and the discount was a line. */
export function placedProblem<P extends Pick<ProblemDetails, 'field' | 'errors'>>(
  problem: P,
  { lines }: Pick<DraftValues, 'lines'>,
  { ids }: Pick<SentLines, 'ids'>,
): P {
  const place = (field: string) => fieldOf(field, lines, ids);
  const { field, errors } = problem;
  return {
    ...problem,
    ...(field !== undefined && { field: place(field) }),
    ...(errors && { errors: errors.map((one) => ({ ...one, field: place(one.field) })) }),
  };
}

/** What is typed under another name. */
const TYPED_AS: Readonly<Record<string, string>> = { amount: 'unitPrice', evidence: 'description' };

function fieldOf(field: string, lines: DraftValues['lines'], ids: SentLines['ids']): string {
  if (field === 'freightItemId') return 'freight';
  const [, sent, name = ''] = /^lines\.(\d+)\.(\w+)/.exec(field) ?? [];
  if (sent === undefined) return field;
  const index = lines.findIndex(({ id }) => id === ids[Number(sent)]);
  return index < 0 ? 'discount' : `lines.${index}.${TYPED_AS[name] ?? name}`;
}
