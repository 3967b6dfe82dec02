import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { OperationError } from '../sync/operations.repository.js';
import type { WaitAnswer } from './wait-kinds.js';
import type { ParkedWrite } from './waiting.repository.js';

/** What was answered the last times, so often in a row. */
export interface Habit {
  answer: WaitAnswer;
  times: number;
}

type Cause = Pick<ParkedWrite, 'connectionId' | 'entity' | 'operation' | 'error'>;

/** Owns `usual_answers`: one row for each cause, however often it is decided. */
@Injectable()
export class UsualAnswersRepository {
  constructor(private readonly database: Database) {}

  /** Another answer than the last one begins to count anew. */
  async remember({ connectionId, entity, operation, error }: Cause, answer: WaitAnswer): Promise<void> {
    await this.database.rows(
      `INSERT INTO usual_answers AS u (organization_id, connection_id, entity, operation, cause, answer, times)
       VALUES (current_organization(), $1, $2, $3, $4, $5, 1)
       ON CONFLICT (organization_id, connection_id, entity, operation, cause) DO UPDATE
       SET answer = EXCLUDED.answer, times = CASE WHEN u.answer = EXCLUDED.answer THEN u.times + 1 ELSE 1 END, decided_at = now()`,
      [connectionId, entity, operation, causeOf(error), answer],
    );
  }

  /** By the write that waits; one whose cause nobody decided before is not in the answer. */
  async of(writes: readonly ParkedWrite[]): Promise<Map<string, Habit>> {
    if (writes.length === 0) return new Map();
    const rows = await this.database.rows<Habit & { id: string }>(
      `SELECT w.id, u.answer, u.times
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[]) AS w(id, connection_id, entity, operation, cause)
       JOIN usual_answers u ON u.connection_id = w.connection_id AND u.entity = w.entity AND u.operation = w.operation AND u.cause = w.cause`,
      [
        writes.map(({ id }) => id),
        writes.map(({ connectionId }) => connectionId),
        writes.map(({ entity }) => entity),
        writes.map(({ operation }) => operation),
        writes.map(({ error }) => causeOf(error)),
      ],
    );
    return new Map(rows.map(({ id, ...habit }) => [id, habit]));
  }
}

/** As the books called it, at which field: what is alike in the list of what waits. */
function causeOf(error: OperationError | null): string {
  const { kind = '', vendorCode = '', field = '', about = '' } = error ?? {};
  return [kind, vendorCode, field, about].join('|');
}
