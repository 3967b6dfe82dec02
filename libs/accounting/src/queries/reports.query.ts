import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { ConnectionContexts, type OpenConnection } from '../connections/connection-contexts.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { ConnectorError } from '../ports/connector-error.js';

export interface ReportRequest {
  report: string;
  connectionId?: string;
  from?: string;
  to?: string;
  basis?: 'accrual' | 'cash';
}

export interface AnsweredReport {
  report: string;
  system: string;
  connectionId: string;
  content: object;
}

const PATIENCE_MS = 60_000;

/** A report of the accounting system itself, as it is there at this moment. */
@Injectable()
export class ReportsQuery {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly contexts: ConnectionContexts,
  ) {}

  /** Throws `REPORT.DATES_REVERSED`, `REPORT.UNKNOWN`, `REPORT.NO_CONNECTION` and `REPORT.NOT_ANSWERED`. */
  async execute({ report, connectionId, from, to, basis }: ReportRequest): Promise<AnsweredReport> {
    // The books would refuse it too, and that would read as if they did not answer.
    if (from !== undefined && to !== undefined && to < from)
      throw new DomainError('REPORT.DATES_REVERSED', 'The last day is before the first.', {
        field: 'to',
        fix: 'Swap the two days.',
      });
    const id = connectionId ?? (await this.connections.list())[0]?.id;
    if (id === undefined)
      throw DomainError.conflict('REPORT.NO_CONNECTION', 'No accounting system is connected.', {
        fix: 'Connect one first.',
      });
    const parameters = {
      ...(from && { start_date: from }),
      ...(to && { end_date: to }),
      ...(basis && { accounting_method: basis === 'cash' ? 'Cash' : 'Accrual' }),
    };
    return this.contexts.use(id, AbortSignal.timeout(PATIENCE_MS), (opened) =>
      this.ask(opened, report, parameters),
    );
  }

  private async ask(
    { connection, connector, context }: OpenConnection,
    report: string,
    parameters: Record<string, string>,
  ): Promise<AnsweredReport> {
    if (!connector.capabilities.reports.includes(report)) {
      throw DomainError.notFound(
        'REPORT.UNKNOWN',
        `There is no report "${report.slice(0, 40)}". Known: ${connector.capabilities.reports.join(', ')}.`,
      );
    }
    try {
      const content = (await connector.report(context, report, parameters)) as object;
      return { report, system: connection.system, connectionId: connection.id, content };
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      throw new DomainError('REPORT.NOT_ANSWERED', error.message, { kind: 'unavailable', cause: error });
    }
  }
}
