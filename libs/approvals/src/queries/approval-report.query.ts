import { Injectable } from '@nestjs/common';
import { MemberDirectory } from '#identity';
import { DomainError } from '#kernel';
import { decodeCursor, type Page, toPage, writeCsv } from '#platform';
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

const IN_A_FILE = 20_000;
const HEADERS = [
  ...['Decided at', 'Decision', 'Final', 'Invoice', 'Direction', 'Total', 'Currency', 'Route', 'Step'],
  ...['Decided by', 'On behalf of', 'Own invoice', 'Reason', 'Findings', 'Anomaly score', 'Hours waited'],
];

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

  /** The whole period as a CSV file. Throws `APPROVALS.PERIOD` and `APPROVALS.PERIOD_TOO_LONG`. */
  async csv(period: Period): Promise<Buffer> {
    checkPeriod(period);
    const rows = await this.decisions.decisions(period, IN_A_FILE + 1, null);
    if (rows.length > IN_A_FILE) throw tooLong();
    return writeCsv({ name: 'Approvals', headers: HEADERS, rows: (await this.named(rows)).map(cellsOf) });
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

function cellsOf(row: NamedDecision): (string | null)[] {
  return [
    ...[row.decidedAt, row.decision, yes(row.isFinal), row.number, row.direction, row.total, row.currency],
    ...[row.routeName, String(row.step + 1), row.decidedByName ?? (row.decidedBy ? null : 'By rule')],
    ...[row.onBehalfOfName, yes(row.isOwn), row.reason, String(row.findingCount)],
    ...[row.anomalyScore === null ? null : String(row.anomalyScore), row.hours],
  ];
}

function yes(is: boolean): string {
  return is ? 'yes' : 'no';
}

function checkPeriod({ from, to }: Period): void {
  if (from <= to) return;
  throw new DomainError('APPROVALS.PERIOD', 'The last day is before the first.', {
    field: 'to',
    fix: 'Swap the two days.',
  });
}

function tooLong(): DomainError {
  return new DomainError('APPROVALS.PERIOD_TOO_LONG', 'There are too many decisions for one file.', {
    field: 'to',
    fix: 'Ask for a shorter period.',
  });
}
