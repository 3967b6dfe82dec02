import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BooksDoor, type BooksEvidence, type BooksKnowledge } from '#approvals';
import type { InvoiceView } from '#invoicing';
import { sideBySide } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { LinksRepository } from '../sync/links.repository.js';
import { PushTargets } from '../sync/push-targets.js';
import { collectReferences, translateReferences } from '../sync/references.js';
import { TotalsPrediction } from './totals-prediction.query.js';

/** What is sent to the books before a document that names it; the rest exists there or must be chosen anew. */
const SENT: readonly Entity[] = ['customer', 'vendor', 'item'];

/** Tells whoever approves what the company files that an invoice goes to know of it, and what they will make of it. */
@Injectable()
export class BooksTeller implements BooksKnowledge, OnModuleInit {
  constructor(
    private readonly door: BooksDoor,
    private readonly targets: PushTargets,
    private readonly bindings: Bindings,
    private readonly links: LinksRepository,
    private readonly totals: TotalsPrediction,
  ) {}

  onModuleInit(): void {
    this.door.open(this);
  }

  async about(invoices: readonly InvoiceView[]): Promise<ReadonlyMap<string, readonly BooksEvidence[]>> {
    const told = new Map<string, BooksEvidence[]>();
    for (const direction of ['receivable', 'payable'] as const) {
      const ofKind = invoices.filter((invoice) => invoice.direction === direction);
      if (ofKind.length > 0) await this.tell(direction === 'receivable' ? 'invoice' : 'bill', ofKind, told);
    }
    return told;
  }

  private async tell(
    entity: 'invoice' | 'bill',
    invoices: readonly InvoiceView[],
    told: Map<string, BooksEvidence[]>,
  ): Promise<void> {
    const targets = await this.targets.of(entity, invoices.map(addressOf));
    if (targets.size === 0) return;
    const companies = new Map([...targets.values()].flat().map((one) => [one.id, one]));
    const { references, toDocument } = this.bindings.of(entity);
    const documents = new Map(
      invoices.map((one) => [one.id, toDocument(one) as unknown as Record<string, unknown>]),
    );
    const systems = new Set([...companies.values()].map(({ system }) => system));
    const [known, predicted] = await sideBySide(
      () => this.links.known([...companies.keys()], collectReferences(documents.values(), references)),
      () => this.totals.of(invoices, [...systems]),
    );
    for (const { id } of invoices)
      told.set(
        id,
        (targets.get(id) ?? []).map((company) => ({
          connectionId: company.id,
          company: company.remoteCompanyName ?? 'the books',
          closedThrough: company.closedThrough,
          unmapped: missingOf(
            translateReferences(documents.get(id) ?? {}, references, (kind, localId) =>
              known.has(`${company.id} ${kind} ${localId}`) ? localId : undefined,
            ),
          ),
          predictedTotal: predicted.get(`${company.system} ${id}`) ?? null,
        })),
      );
  }
}

function addressOf({ id, customerId, contractorId }: InvoiceView) {
  const follows = customerId
    ? { entity: 'customer' as const, localId: customerId }
    : { entity: 'vendor' as const, localId: contractorId ?? '' };
  return { localId: id, follows };
}

function missingOf({ missing }: ReturnType<typeof translateReferences>): BooksEvidence['unmapped'] {
  return missing.map(({ path, entity, id }) => {
    const line = /\[(\d+)\]/.exec(path)?.[1];
    return {
      lineNumber: line === undefined ? null : Number(line) + 1,
      what: entity,
      id,
      isSent: SENT.includes(entity),
    };
  });
}
