import { Injectable } from '@nestjs/common';
import { MemberDirectory } from '#identity';
import { DomainError } from '#kernel';
import { decodeCursor, type Page, toPage } from '#platform';
import {
  ApprovalReportRepository,
  type Period,
  type ReportedDecision,
  type ReportTotals,
} from '../approval-report.repository.js';

export type NamedDecision = Omit<ReportedDecision, 'decidedAt'> & {
  decidedAt: string;
  decidedByName: string | null;
  onBehalfOfName: string | null;
};

/** Decisions of one statement. */
const PORTION = 1_000;

/** Every decision of a period: who, when, about what, and what the rules had said. */
@Injectable()
export class ApprovalReport {
  constructor(
    private readonly decisions: ApprovalReportRepository,
    private readonly members: MemberDirectory,
  ) {}

  /** Throws `APPROVALS.PERIOD`. */
  async page(
    period: Period,
    limit: number,
    cursor?: string,
  ): Promise<Page<NamedDecision> & Period & { totals: ReportTotals }> {
    checkPeriod(period);
    const after = cursor ? String(decodeCursor(cursor, 'id')[0]) : null;
    const named = await this.named(await this.decisions.decisions(period, limit + 1, after));
    const page = toPage(
      named,
      limit,
      (row) => [row.id],
      (row) => row,
    );
    return { ...period, totals: await this.decisions.totals(period), ...page };
  }

  /** The whole period, a portion at a time. Throws `APPROVALS.PERIOD`. */
  all(period: Period, portion = PORTION): AsyncIterable<readonly NamedDecision[]> {
    checkPeriod(period);
    return this.portions(period, portion);
  }

  private async *portions(period: Period, portion: number): AsyncGenerator<readonly NamedDecision[]> {
    let last: string | null = null;
    do {
      const rows: NamedDecision[] = await this.named(await this.decisions.decisions(period, portion, last));
      yield rows;
      last = rows.length === portion ? (rows.at(-1)?.id ?? null) : null;
    } while (last !== null);
  }

  private async named(rows: readonly ReportedDecision[]): Promise<NamedDecision[]> {
    const people = rows.flatMap(({ decidedBy, onBehalfOf }) => [decidedBy ?? [], onBehalfOf ?? []].flat());
    const names = await this.members.namesOf([...new Set(people)]);
    return rows.map((row) => ({
      ...row,
      decidedAt: row.decidedAt.toISOString(),
      decidedByName: (row.decidedBy && names.get(row.decidedBy)) || null,
      onBehalfOfName: (row.onBehalfOf && names.get(row.onBehalfOf)) || null,
    }));
  }
}

function checkPeriod({ from, to }: Period): void {
  if (from <= to) return;
  throw new DomainError('APPROVALS.PERIOD', 'The last day is before the first.', {
    field: 'to',
    fix: 'Swap the two days.',
  });
}
