import { Injectable } from '@nestjs/common';
import { type InvoiceFilter, type InvoiceSummary, InvoicingFacade } from '#invoicing';
import { Money } from '#kernel';
import { PartiesFacade } from '#parties';
import { type Page, requireScope } from '#platform';
import { type Approval, ApprovalsRepository } from '../approvals.repository.js';
import { Authors } from '../commands/authors.js';
import { remarks, type Severity } from '../domain/finding.js';
import type { Recommendation } from '../domain/recommendation.js';
import { type Opinion, ValidateInvoice } from './validate-invoice.query.js';

const cents = (amount: string): string => Money.of(amount).toFixed(2);

export interface PendingInvoice extends InvoiceSummary {
  partyName: string | null;
  /** Whoever asks wrote or corrected it, or it is about her. */
  isOwn: boolean;
  /** The step that it waits for. */
  waitsFor: string | null;
  anomalyScore: number;
  findingCount: number;
  blockCount: number;
  lookCount: number;
  passCount: number;
  recommendation: Recommendation;
}

/** What waits for somebody's approval, newest first. */
@Injectable()
export class PendingInvoices {
  constructor(
    private readonly invoicing: InvoicingFacade,
    private readonly parties: PartiesFacade,
    private readonly validation: ValidateInvoice,
    private readonly approvals: ApprovalsRepository,
    private readonly authors: Authors,
  ) {}

  async run(filter: Omit<InvoiceFilter, 'status'>): Promise<Page<PendingInvoice>> {
    const page = await this.invoicing.list({ ...filter, status: 'pending_approval' });
    const names = await this.namesOf(page.items);
    const ids = page.items.map(({ id }) => id);
    const opinions = await this.validation.many(ids);
    const approvals = await this.approvals.latest(ids);
    const authors = await this.authors.of(page.items);
    const { actor } = requireScope();
    const items = page.items.map((invoice) => ({
      ...invoice,
      taxAmount: cents(invoice.taxAmount),
      total: cents(invoice.total),
      balance: cents(invoice.balance),
      partyName: names.get(invoice.customerId ?? invoice.contractorId ?? '') ?? null,
      isOwn: authors.get(invoice.id)?.has(actor.id ?? '') ?? false,
      ...opinionOn(opinions.get(invoice.id)),
      waitsFor: stepOf(approvals.get(invoice.id)),
    }));
    return { ...page, items };
  }

  private async namesOf(invoices: readonly InvoiceSummary[]): Promise<Map<string, string>> {
    const customers = await this.parties.customers.readRecords(
      invoices.flatMap((one) => one.customerId ?? []),
    );
    const contractors = await this.parties.contractors.readRecords(
      invoices.flatMap((one) => one.contractorId ?? []),
    );
    return new Map([...customers, ...contractors].map(([id, { record }]) => [id, record.displayName]));
  }
}

function opinionOn(opinion: Opinion | undefined) {
  const count = (severity: Severity) =>
    (opinion?.findings ?? []).filter((finding) => finding.severity === severity).length;
  return {
    blockCount: count('block'),
    lookCount: count('look'),
    passCount: count('pass'),
    anomalyScore: opinion?.anomaly.score ?? 0,
    findingCount: remarks(opinion?.findings ?? []).length,
    recommendation: opinion?.recommendation ?? { advice: 'look' as const, reasons: [], words: [] },
  };
}

/** An invoice whose approval has not begun waits for whoever may approve. */
function stepOf(approval: Approval | undefined): string | null {
  const isWaiting = approval?.status === 'waiting';
  return (isWaiting && approval.steps[approval.step]?.name) || null;
}
