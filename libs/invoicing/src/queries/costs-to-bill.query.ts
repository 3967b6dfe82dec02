import { Injectable } from '@nestjs/common';
import { JobsFacade, type MaterialUseFilter } from '#jobs';
import { TimekeepingFacade } from '#timekeeping';
import type { LineInput } from '../domain/line-input.js';
import { EvidenceRepository } from '../evidence.repository.js';
import { type CostBuyer, CostPricer } from './cost-pricer.query.js';

/** Days of the costs, both included. */
export interface CostPeriod {
  from: string;
  to: string;
}

/** Approved expenses and used material that nobody has billed in that direction, as invoice lines. */
@Injectable()
export class CostsToBill {
  constructor(
    private readonly timekeeping: TimekeepingFacade,
    private readonly jobs: JobsFacade,
    private readonly evidence: EvidenceRepository,
    private readonly pricer: CostPricer,
  ) {}

  async expensesOf(
    buyer: CostBuyer & { customerId: string },
    { from, to, jobId }: CostPeriod & { jobId?: string },
  ): Promise<LineInput[]> {
    const found = await this.timekeeping.billableExpenses({
      ...{ customerId: buyer.customerId, jobId, from, to },
    });
    return this.pricer.expenses(await this.free('receivable', found), buyer);
  }

  /** What a contractor is to be paid back. */
  async reimbursementsOf(
    contractorId: string,
    { from, to, jobId, currency }: CostPeriod & { jobId?: string; currency: string },
  ): Promise<LineInput[]> {
    const found = await this.timekeeping.billableExpenses({ contractorId, jobId, from, to });
    const mine = found.filter((expense) => expense.currency === currency);
    return this.pricer.reimbursements(await this.free('payable', mine));
  }

  async materialOf(
    filter: MaterialUseFilter,
    buyer: CostBuyer,
    { from, to }: CostPeriod,
  ): Promise<LineInput[]> {
    const uses = (await this.jobs.materialUse(filter)).filter(({ day }) => day >= from && day <= to);
    const billed = await this.evidence.billed(
      'receivable',
      'material_use',
      uses.map(({ id }) => id),
    );
    return this.pricer.material(
      uses.filter(({ id }) => !billed.has(id)),
      buyer,
    );
  }

  private async free<T extends { id: string }>(
    direction: 'receivable' | 'payable',
    expenses: readonly T[],
  ): Promise<T[]> {
    const ids = expenses.map(({ id }) => id);
    const billed = await this.evidence.billed(direction, 'expense', ids);
    return expenses.filter(({ id }) => !billed.has(id));
  }
}
