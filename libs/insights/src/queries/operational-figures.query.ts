import { Injectable } from '@nestjs/common';
import { type InvoiceView, InvoicingFacade, LIVE_STATUSES } from '#invoicing';
import { Money } from '#kernel';
import { CommitmentsRepository } from '../commitments.repository.js';
import type { FigureDocument } from '../domain/job-financials.js';
import type { CostFigure } from '../domain/report-figures.js';
import type { OperationalDocuments } from '../domain/snapshot.js';
import { LedgerRepository } from '../ledger.repository.js';

/** What our own documents say about a job's money. */
@Injectable()
export class OperationalFigures {
  constructor(
    private readonly invoicing: InvoicingFacade,
    private readonly ledger: LedgerRepository,
    private readonly commitments: CommitmentsRepository,
  ) {}

  async of(jobId: string): Promise<OperationalDocuments> {
    const invoices = await this.invoicing.invoicesOfJob(jobId);
    const costs = await this.ledger.costsOfJob(jobId);
    const of = (...figures: CostFigure[]): FigureDocument[] =>
      costs
        .filter(({ figure }) => figures.includes(figure))
        .map(({ type, id, number, amount }) => ({ type, id, number, amount: Money.of(amount).toFixed() }));
    const live = invoices.filter((invoice) => LIVE_STATUSES.includes(invoice.status));
    const sales = live.filter((invoice) => invoice.direction === 'receivable');
    const credits = await this.ledger.creditsOfJob(jobId);
    const byCredit = await this.ledger.paidByCredit(sales.map(({ id }) => id));
    return {
      labourCost: of('labour'),
      materialCost: of('materials', 'bills'),
      otherCost: of('expenses'),
      committedCost: (await this.commitments.ofJob(jobId)).map(({ jobId: _, ...order }) => ({
        type: 'purchase_order',
        ...order,
      })),
      invoiced: [
        ...sales.map((sale) => documentOf('invoice', sale, ofJob(sale, jobId))),
        ...credits.map(({ type, id, number, amount }) => ({
          ...{ type, id, number },
          amount: Money.of(amount).toFixed(),
        })),
      ],
      paid: sales.flatMap((sale) => {
        const paid = paidWithMoney(sale, byCredit.get(sale.id));
        return paid.isZero() ? [] : [documentOf('invoice', sale, paidFor(sale, jobId, paid))];
      }),
    };
  }
}

/** The part of an invoice, before tax, that is for this job: a discount counts by the share of the job's lines. */
function ofJob(invoice: InvoiceView, jobId: string): Money {
  const net = Money.of(invoice.subtotal).minus(invoice.discountAmount);
  const lines = invoice.lines.filter(
    (line) => (line.jobId ?? invoice.jobId) === jobId && line.kind !== 'discount',
  );
  const mine = Money.sum(lines.map((line) => line.amount));
  if (mine.isZero() || Money.of(invoice.subtotal).isZero()) return Money.zero;
  return net.times(mine).dividedBy(invoice.subtotal).toCents();
}

/** A credit settles an invoice without anybody paying. */
function paidWithMoney(invoice: InvoiceView, byCredit = '0'): Money {
  return Money.of(invoice.total).minus(invoice.balance).minus(byCredit);
}

/** What was paid includes tax, as the customer pays it. */
function paidFor(invoice: InvoiceView, jobId: string, paid: Money): Money {
  const net = Money.of(invoice.subtotal).minus(invoice.discountAmount);
  if (net.isZero()) return Money.zero;
  return paid.times(ofJob(invoice, jobId)).dividedBy(net).toCents();
}

function documentOf(type: string, invoice: InvoiceView, amount: Money): FigureDocument {
  return { type, id: invoice.id, number: invoice.number, amount: amount.toFixed() };
}
