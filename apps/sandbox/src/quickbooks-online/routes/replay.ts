import type { Answer } from '../../answer.js';
import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';

/** A batch makes a key of its own for each of its items, so its own is shorter. */
const MAX_LENGTH = 50;
const MAX_LENGTH_OF_BATCH = 36;

/**
 * `requestid` makes a write repeatable: the first success is kept and answered again, whatever the body is by then and even when the entity
 * was deleted meanwhile. Refusals are not kept.
 */
export function replayed(
  books: CompanyBooks,
  requestId: string | undefined,
  run: () => Answer,
  isBatch = false,
): Answer {
  if (requestId === undefined) return run();
  const max = isBatch ? MAX_LENGTH_OF_BATCH : MAX_LENGTH;
  if (requestId.length === 0 || requestId.length > max) throw faults.invalidRequestId(max);
  const kept = books.answers.get(requestId);
  if (kept) return kept;
  const answer = run();
  if (answer.status === 200) books.answers.set(requestId, answer);
  return answer;
}
