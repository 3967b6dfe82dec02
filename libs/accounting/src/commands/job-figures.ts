import { Injectable } from '@nestjs/common';
import type { AccountingJobFigures } from '#insights';
import { type InvoiceView, InvoicingFacade } from '#invoicing';
import { PartiesFacade } from '#parties';
import { ConnectionContexts, type OpenConnection } from '../connections/connection-contexts.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { ConnectorError } from '../ports/connector-error.js';
import { LinksRepository } from '../sync/links.repository.js';
import { RecordRefresh } from '../sync/record-refresh.js';
import { figuresOf } from './figures-of.js';

const PATIENCE_MS = 60_000;

/** The company files that may be asked now. */
@Injectable()
export class OpenCompanies {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly contexts: ConnectionContexts,
  ) {}

  async working(): Promise<OpenConnection[]> {
    const working = (await this.connections.list()).filter(
      ({ status }) => status === 'active' || status === 'degraded',
    );
    return Promise.all(working.map(({ id }) => this.contexts.open(id, AbortSignal.timeout(PATIENCE_MS))));
  }
}

/** Which parties of some bills are contractors rather than suppliers. */
@Injectable()
export class JobContractors {
  constructor(private readonly parties: PartiesFacade) {}

  async of(documents: readonly InvoiceView[]): Promise<Set<string>> {
    const ids = [
      ...new Set(documents.flatMap(({ contractorId }) => (contractorId === null ? [] : [contractorId]))),
    ];
    const records = await this.parties.contractors.readRecords(ids);
    return new Set(ids.filter((id) => records.get(id)?.record.kind === 'contractor'));
  }
}

/** A job's figures in the books, read at this moment. */
@Injectable()
export class JobFigures {
  constructor(
    private readonly companies: OpenCompanies,
    private readonly links: LinksRepository,
    private readonly refresh: RecordRefresh,
    private readonly invoicing: InvoicingFacade,
    private readonly contractors: JobContractors,
  ) {}

  /** Undefined when the job has no document in a company file that answers. */
  async of(jobId: string): Promise<AccountingJobFigures | undefined> {
    for (const opened of await this.companies.working()) {
      const remoteIds = await this.readDocuments(opened, await this.documentsOf(jobId));
      if (remoteIds.size === 0) continue;
      const documents = (await this.documentsOf(jobId)).flatMap((document) => {
        const remoteId = remoteIds.get(document.id);
        return remoteId === undefined ? [] : [{ ...document, remoteId }];
      });
      return figuresOf(
        { system: opened.connection.system, asOf: opened.context.clock.now() },
        documents,
        await this.contractors.of(documents),
      );
    }
    return undefined;
  }

  /** Brings the job's documents up to date and answers their remote ids by ours; none when the system does not answer. */
  private async readDocuments(
    opened: OpenConnection,
    documents: readonly InvoiceView[],
  ): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    try {
      for (const entity of ['invoice', 'bill'] as const) {
        const ids = documents
          .filter(({ direction }) => (direction === 'receivable') === (entity === 'invoice'))
          .map(({ id }) => id);
        const pairs = await this.links.remoteIds(opened.connection.id, entity, ids);
        if (pairs.length === 0) continue;
        await this.refresh.read(
          opened,
          entity,
          pairs.map(([, remoteId]) => remoteId),
        );
        for (const [localId, remoteId] of pairs) found.set(localId, remoteId);
      }
      return found;
    } catch (error) {
      if (error instanceof ConnectorError) return new Map();
      throw error;
    } finally {
      await opened.context.budget.giveBack();
    }
  }

  private async documentsOf(jobId: string): Promise<InvoiceView[]> {
    return (await this.invoicing.invoicesOfJob(jobId)).filter(({ status }) => status !== 'void');
  }
}
