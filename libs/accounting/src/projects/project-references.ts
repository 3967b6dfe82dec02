import { Injectable } from '@nestjs/common';
import type { CreditRecord, CreditUseRecord, InvoiceRecord, PaymentRecord, RefundRecord } from '#invoicing';
import type { ProjectLink } from '#work-orders';
import type { CanonicalDocuments, CanonicalInvoice, Entity } from '../ports/canonical-documents.js';
import type { CanonicalTimeActivity } from '../ports/canonical-time-activity.js';
import { LinksRepository } from '../sync/links.repository.js';
import { UnmappedReferenceError } from '../sync/push-document.js';
import { type Placement, ProjectPlacement } from './project-placement.js';

type Document = CanonicalDocuments[Entity];

/** The project's customer and class in the accounting system's ids. */
interface RemoteProject {
  customerId: string;
  classId: string | null;
}

interface Payer {
  customerId: string | null;
}

/** Documents that say to whom a payment, a credit, its use or a refund belongs; the first kind that is in the books counts. */
interface RestsOn {
  entity: Entity;
  ids: readonly string[];
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
    const rests = restsOn(entity, record);
    if (rests) return this.intoMoney(connectionId, rests, document as Document & Payer);
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

  /**
   * The books take money, and what corrects, only of the customer whose documents it rests on: that of the project, where
   * they went there.
   */
  private async intoMoney<D extends Document & Payer>(
    connectionId: string,
    rests: readonly RestsOn[],
    document: D,
  ): Promise<D> {
    for (const { entity, ids } of rests) {
      const [payer, ...others] = await this.links.customersOf(connectionId, entity, ids);
      if (!payer || others.length > 0) continue;
      const [found] = await this.links.remoteIds(connectionId, 'customer', [payer]);
      return found ? { ...document, customerId: found[1] } : document;
    }
    return document;
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

function restsOn(entity: Entity, record: { id: string }): RestsOn[] | undefined {
  if (entity === 'payment') {
    const { lines } = record as PaymentRecord;
    return [{ entity: 'invoice', ids: lines.map(({ invoiceId }) => invoiceId) }];
  }
  if (entity === 'credit') return [{ entity: 'invoice', ids: known([(record as CreditRecord).invoiceId]) }];
  if (entity === 'credit-use') {
    const { pairs } = record as CreditUseRecord;
    return [
      { entity: 'invoice', ids: known(pairs.map(({ invoiceId }) => invoiceId)) },
      { entity: 'credit', ids: pairs.map(({ creditId }) => creditId) },
    ];
  }
  if (entity !== 'refund') return undefined;
  const { creditId, paymentId } = record as RefundRecord;
  return [
    { entity: 'credit', ids: known([creditId]) },
    { entity: 'payment', ids: known([paymentId]) },
  ];
}

function known(ids: readonly (string | null)[]): string[] {
  return ids.filter((id) => id !== null);
}
