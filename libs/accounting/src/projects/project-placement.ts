import { Injectable } from '@nestjs/common';
import { type InvoiceRecord, InvoicingFacade } from '#invoicing';
import { TimekeepingFacade } from '#timekeeping';
import { type ProjectLink, WorkOrdersFacade } from '#work-orders';

/** The project of a document: of the whole, where it has one, and of its lines. */
export interface Placement {
  whole: ProjectLink | undefined;
  lines: ReadonlyMap<number, ProjectLink>;
}

const NOWHERE: Placement = { whole: undefined, lines: new Map() };

/** Finds the projects of time, invoices and bills, through the visits that they bill. In our own ids. */
@Injectable()
export class ProjectPlacement {
  constructor(
    private readonly workOrders: WorkOrdersFacade,
    private readonly time: TimekeepingFacade,
    private readonly invoicing: InvoicingFacade,
  ) {}

  async ofTime(id: string): Promise<Placement> {
    const entry = await this.time.entry(id);
    if (!entry?.workOrderId) return NOWHERE;
    const link = (await this.workOrders.projectsOf([entry.workOrderId])).get(entry.workOrderId);
    const isHers = link && (entry.customerId === null || entry.customerId === link.customerId);
    return isHers ? { ...NOWHERE, whole: link } : NOWHERE;
  }

  /** A line's project is that of the time and expenses that it bills, else that of its job. */
  async ofInvoice(invoice: InvoiceRecord): Promise<Placement> {
    const [bySource, byJob] = await Promise.all([this.bySource(invoice.id), this.byJob(invoice)]);
    const lines = new Map<number, ProjectLink>();
    for (const { lineNumber, kind, jobId } of invoice.lines) {
      if (kind === 'note' || kind === 'discount') continue;
      const link = bySource.has(lineNumber)
        ? only(bySource.get(lineNumber) ?? [])
        : byJob.get(jobId ?? invoice.jobId ?? '');
      const isTheirs = invoice.customerId === null || link?.customerId === invoice.customerId;
      if (link && isTheirs) lines.set(lineNumber, link);
    }
    return { lines, whole: only([...lines.values()]) };
  }

  private async byJob({ jobId, lines }: InvoiceRecord): Promise<Map<string, ProjectLink>> {
    const ids = [jobId, ...lines.map((line) => line.jobId)].filter((id) => id !== null);
    return ids.length > 0 ? this.workOrders.projectsOfJobs([...new Set(ids)]) : new Map();
  }

  /** By line: the project of each visit among its evidence. */
  private async bySource(invoiceId: string): Promise<Map<number, (ProjectLink | undefined)[]>> {
    const evidence = await this.invoicing.evidenceOf([invoiceId]);
    const of = (wanted: string) => evidence.flatMap((one) => (one.kind === wanted ? one.sourceId : []));
    const [entries, expenses] = [of('time_entry'), of('expense')];
    if (entries.length + expenses.length === 0) return new Map();
    const [timed, spent] = await Promise.all([this.time.entriesOf(entries), this.time.expenses(expenses)]);
    const visits = new Map([...timed, ...spent].map(({ id, workOrderId }) => [id, workOrderId]));
    const links = await this.workOrders.projectsOf([...visits.values()].filter((id) => id !== null));
    const sourced = evidence.filter(({ sourceId }) => visits.get(sourceId));
    const byLine = Map.groupBy(sourced, ({ lineNumber }) => lineNumber);
    return new Map(
      [...byLine].map(([line, found]) => [
        line,
        found.map(({ sourceId }) => links.get(visits.get(sourceId) ?? '')),
      ]),
    );
  }
}

/** The one project that all of them are of; undefined for several, and where one is of none. */
function only(links: readonly (ProjectLink | undefined)[]): ProjectLink | undefined {
  const [first] = links;
  return links.every((link) => link && link.projectCustomerId === first?.projectCustomerId)
    ? first
    : undefined;
}
