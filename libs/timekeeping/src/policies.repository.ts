import { Injectable } from '@nestjs/common';
import { Database, type Prisma, requireScope } from '#platform';
import type { ExpenseLimit } from './domain/expense-policy.js';
import { DEFAULT_POLICY, type TimekeepingPolicy } from './domain/policy.js';
import type { RoundingDirection } from './domain/rounding.js';

/** Owns `timekeeping_policies`: one row for an organization that decided anything. */
@Injectable()
export class PoliciesRepository {
  constructor(private readonly database: Database) {}

  async current(): Promise<TimekeepingPolicy> {
    const row = await this.database.prisma.timekeepingPolicy.findFirst();
    if (!row) return DEFAULT_POLICY;
    return {
      rounding: { minutes: row.roundingMinutes, direction: row.roundingDirection as RoundingDirection },
      forgottenAfterHours: row.forgottenAfterHours,
      weekStartsOn: row.weekStartsOn,
      expenseLimits: row.expenseLimits as unknown as ExpenseLimit[],
      assignedOnly: row.assignedOnly,
    };
  }

  async save({ rounding, expenseLimits, ...policy }: TimekeepingPolicy): Promise<void> {
    const { organizationId } = requireScope();
    const data = {
      ...policy,
      roundingMinutes: rounding.minutes,
      roundingDirection: rounding.direction,
      expenseLimits: expenseLimits as unknown as Prisma.InputJsonValue,
      updatedAt: new Date(),
    };
    await this.database.prisma.timekeepingPolicy.upsert({
      where: { organizationId },
      create: { organizationId, ...data },
      update: data,
    });
  }
}
