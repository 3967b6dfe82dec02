import { Injectable } from '@nestjs/common';
import { requireScope, UnitOfWork } from '#platform';
import type { TimekeepingPolicy } from '../domain/policy.js';
import type { RoundingDirection } from '../domain/rounding.js';
import { said } from '../domain/said.js';
import { PoliciesRepository } from '../policies.repository.js';
import { TimeLog } from './time-log.js';

/** What is left out stays as it is. */
export type PolicyChange = Partial<Omit<TimekeepingPolicy, 'rounding'>> & {
  roundingMinutes?: number;
  roundingDirection?: RoundingDirection;
};

/** Changes how the organization keeps time from now on; what is recorded keeps what it was recorded with. */
@Injectable()
export class ChangePolicy {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly policies: PoliciesRepository,
    private readonly log: TimeLog,
  ) {}

  run({ roundingMinutes, roundingDirection, ...change }: PolicyChange): Promise<TimekeepingPolicy> {
    return this.unitOfWork.run(async () => {
      const before = await this.policies.current();
      const rounding = {
        minutes: roundingMinutes ?? before.rounding.minutes,
        direction: roundingDirection ?? before.rounding.direction,
      };
      const policy = { ...before, ...said(change), rounding };
      await this.policies.save(policy);
      const { organizationId } = requireScope();
      await this.log.record('organization', 'timekeeping-policy-changed', organizationId, { ...policy });
      return policy;
    });
  }
}
