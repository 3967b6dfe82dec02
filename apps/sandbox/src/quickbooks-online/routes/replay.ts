import type { Answer } from '../../answer.js';
import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';

const MAX_LENGTH = 50;

/**
 * `requestid` makes a write repeatable: the first success is kept and answered again, whatever the body is by then and even when the entity
 * was deleted meanwhile. Refusals are not kept.
 */
export function replayed(books: CompanyBooks, requestId: string | undefined, run: () => Answer): Answer {
  if (requestId === undefined) return run();
  if (requestId.length === 0 || requestId.length > MAX_LENGTH) throw faults.invalidRequestId();
  const kept = books.answers.get(requestId);
  if (kept) return kept;
  const answer = run();
  if (answer.status === 200) books.answers.set(requestId, answer);
  return answer;
}
