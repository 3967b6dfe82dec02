import { Injectable } from '@nestjs/common';
import type { InvoiceRecord, PaymentRecord } from '#invoicing';
import type { ProjectLink } from '#work-orders';
import type {
  CanonicalDocuments,
  CanonicalInvoice,
  CanonicalPayment,
  CanonicalTimeActivity,
  Entity,
} from '../ports/canonical-documents.js';
import { LinksRepository } from '../sync/links.repository.js';
import { UnmappedReferenceError } from '../sync/push-document.js';
import { type Placement, ProjectPlacement } from './project-placement.js';

type Document = CanonicalDocuments[Entity];

/** The project's customer and class in the accounting system's ids. */
interface RemoteProject {
  customerId: string;
  classId: string | null;
}

/** Puts the projects of a document into what is sent: all of them are in the books, or nothing is sent. */
@Injectable()
export class ProjectReferences {
  constructor(
    private readonly placement: ProjectPlacement,
    private readonly links: LinksRepository,
  ) {}

  /** `document` is in the accounting system's ids already. Throws `UnmappedReferenceError`. */
  async add(
    connectionId: string,
    entity: Entity,
    record: { id: string },
    document: Document,
  ): Promise<Document> {
    if (entity === 'time-activity')
      return this.intoTime(
        connectionId,
        document as CanonicalTimeActivity,
        await this.placement.ofTime(record.id),
      );
    if (entity === 'payment')
      return this.intoPayment(connectionId, record as PaymentRecord, document as CanonicalPayment);
    if (entity !== 'invoice' && entity !== 'bill') return document;
    const placement = await this.placement.ofInvoice(record as InvoiceRecord);
    return this.intoInvoice(connectionId, document as CanonicalInvoice, placement);
  }

  private async intoTime(
    connectionId: string,
    document: CanonicalTimeActivity,
    { whole }: Placement,
  ): Promise<Document> {
    if (!whole) return document;
    const remote = (await this.remote(connectionId, [whole])).get(whole.projectCustomerId);
    return { ...document, ...remote };
  }

  private async intoInvoice(
    connectionId: string,
    document: CanonicalInvoice,
    { whole, lines }: Placement,
  ): Promise<Document> {
    if (lines.size === 0) return document;
    const remote = await this.remote(connectionId, [...lines.values()]);
    const of = (link: ProjectLink | undefined) => link && remote.get(link.projectCustomerId);
    const isReceivable = document.customerId !== null;
    return {
      ...document,
      // An invoice is to one customer: of several projects it stays with the customer whose projects they are.
      customerId: (isReceivable && of(whole)?.customerId) || document.customerId,
      lines: document.lines.map((line) => {
        const project = of(lines.get(line.lineNumber));
        if (!project) return line;
        const { customerId, classId } = project;
        return { ...line, classId, ...(!isReceivable && { customerId }) };
      }),
    };
  }

  /** The books take a payment only of the customer whose invoices it pays: that of the project, where they went there. */
  private async intoPayment(
    connectionId: string,
    { customerId, lines }: PaymentRecord,
    document: CanonicalPayment,
  ): Promise<Document> {
    const invoiceIds = lines.map(({ invoiceId }) => invoiceId);
    const [payer, ...others] = await this.links.customersOf(connectionId, 'invoice', invoiceIds);
    if (!payer || others.length > 0 || payer === customerId) return document;
    const [found] = await this.links.remoteIds(connectionId, 'customer', [payer]);
    return found ? { ...document, customerId: found[1] } : document;
  }

  private async remote(
    connectionId: string,
    projects: readonly ProjectLink[],
  ): Promise<Map<string, RemoteProject>> {
    const ids = new Set(projects.map(({ projectCustomerId }) => projectCustomerId));
    const classIds = new Set(projects.map(({ classId }) => classId).filter((id) => id !== null));
    const customers = new Map(await this.links.remoteIds(connectionId, 'customer', [...ids]));
    const classes = new Map(
      classIds.size > 0 ? await this.links.remoteIds(connectionId, 'class', [...classIds]) : [],
    );
    return new Map(
      projects.map(({ projectCustomerId, classId }) => {
        const customerId = customers.get(projectCustomerId);
        if (!customerId) throw new UnmappedReferenceError('customerId', 'customer', projectCustomerId);
        const remoteClass = classId === null ? null : classes.get(classId);
        if (remoteClass === undefined) throw new UnmappedReferenceError('classId', 'class', classId ?? '');
        return [projectCustomerId, { customerId, classId: remoteClass }];
      }),
    );
  }
}
