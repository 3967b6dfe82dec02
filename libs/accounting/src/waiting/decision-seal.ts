import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog, UnitOfWork } from '#platform';
import { isHabit } from './usual-answer.js';
import { UsualAnswersRepository } from './usual-answers.repository.js';
import { kindOfWrite, type WaitAnswer } from './wait-kinds.js';
import { type ParkedWrite, WaitingRepository } from './waiting.repository.js';
import type { WriteDecision } from './write-outcomes.js';

/** That a decision was made: once, of a write that waits still, and in the audit log. */
@Injectable()
export class DecisionSeal {
  constructor(
    private readonly waiting: WaitingRepository,
    private readonly audit: AuditLog,
    private readonly habits: UsualAnswersRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work);
  }

  /** In the open unit of work. Throws `WAITING.NOT_FOUND` where it does not wait any more. */
  async set(write: ParkedWrite, decision: WriteDecision) {
    const { id, connectionId, entity, localId, operation, error } = write;
    if (!(await this.waiting.hold(id))) throw notFound();
    await this.audit.record({
      action: 'write.decided',
      entity,
      entityId: localId,
      data: {
        ...{ connectionId, operationId: id, operation, kind: kindOfWrite(write), ...decision },
        ...{ cause: error?.message ?? null, code: error?.vendorCode ?? null },
      },
    });
  }

  /** Afterwards, in a unit of work of its own: two who decide alike at the same moment do not wait for each other. */
  async remember(write: ParkedWrite, answer: WaitAnswer): Promise<void> {
    if (isHabit(answer)) await this.habits.remember(write, answer);
  }
}

export function notFound(): DomainError {
  return DomainError.notFound(
    'WAITING.NOT_FOUND',
    'Nothing of this waits any more; somebody may have decided it already.',
  );
}
