import { Injectable } from '@nestjs/common';
import { addDays } from '#kernel';
import type { Page } from '#platform';
import { type ClearanceEnd, ClearanceEndsRepository } from '../clearance-ends.repository.js';
import {
  type ContractorFilter,
  type ContractorListRow,
  ContractorsRepository,
} from '../contractors.repository.js';
import { type ClearanceNeed, NOTICE_DAYS } from '../domain/clearance.js';
import { TodayQuery } from './today.query.js';

type Row = ContractorListRow & { nextExpiry: ClearanceEnd | null };

/** The list of contractors, each with the paper that ends first. */
@Injectable()
export class ContractorListQuery {
  constructor(
    private readonly contractors: ContractorsRepository,
    private readonly ends: ClearanceEndsRepository,
    private readonly today: TodayQuery,
  ) {}

  async page({
    clearances,
    ...filter
  }: ContractorFilter & { clearances?: ClearanceNeed }): Promise<Page<Row>> {
    const page = await this.contractors.page({
      ...filter,
      ids: clearances && (await this.idsOf(clearances)),
    });
    const ends = await this.ends.first(page.items.map(({ id }) => id));
    return { ...page, items: page.items.map((row) => ({ ...row, nextExpiry: ends.get(row.id) ?? null })) };
  }

  private async idsOf(need: ClearanceNeed): Promise<string[]> {
    return this.ends.endedBy(addDays(await this.today.execute(), need === 'expired' ? -1 : NOTICE_DAYS));
  }
}
