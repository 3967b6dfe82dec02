import { Injectable } from '@nestjs/common';
import { DomainError, Money } from '#kernel';
import { UnitOfWork } from '#platform';
import { type CreditView, type CreditWish, creditedLines } from '../domain/credit.js';
import type { InvoiceView } from '../domain/invoice.js';
import { invoiceNotFound } from '../domain/invoicing-errors.js';
import { CreditBooks } from './credit-books.js';
import { InvoiceComposer, type RequestedLine } from './invoice-composer.js';
import { IssueCredit } from './issue-credit.command.js';

export interface CreditInvoiceInput {
  reason: string;
  /** Left out: everything that is not credited yet. */
  lines?: CreditWish[];
  creditDate?: string;
  /** The number of a contractor's credit. */
  number?: string;
  /** Left out: the invoice is paid with it as far as it is open. */
  apply?: boolean;
  /** Whether the job quantities can be billed again. */
  returnsWork?: boolean;
}

/** Gives an invoice, or lines of it, back by a credit note. The tax is that of the day of the invoice. */
@Injectable()
export class CreditInvoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly books: CreditBooks,
    private readonly composer: InvoiceComposer,
    private readonly issuing: IssueCredit,
  ) {}

  /** Answers the id. Throws `INVOICING.NOT_CREDITABLE`, `INVOICING.CREDIT_LINE` and `INVOICING.OVER_CREDITED`. */
  run(invoiceId: string, input: CreditInvoiceInput): Promise<string> {
    return this.unitOfWork.run(async () => {
      const [invoice] = await this.books.ledger.lockInvoices([invoiceId]);
      if (!invoice) throw invoiceNotFound();
      const earlier = await this.books.credits.ofInvoice(invoiceId);
      const id = await this.issue(invoice, earlier, input);
      const credit = await this.books.creditLedger.lock(id);
      refuseMore(invoice, [...earlier, credit]);
      await this.books.creditLedger.returnWork(credit);
      const amount = Money.of(invoice.balance).compare(credit.total) < 0 ? invoice.balance : credit.total;
      if (input.apply !== false && !Money.of(amount).isZero())
        await this.books.creditLedger.apply(credit, [{ invoiceId, amount }]);
      return id;
    });
  }

  private async issue(
    invoice: InvoiceView,
    earlier: readonly CreditView[],
    { reason, lines: wishes, creditDate, number, returnsWork }: CreditInvoiceInput,
  ): Promise<string> {
    const lines = creditedLines(
      invoice,
      wishes,
      earlier.flatMap((credit) => credit.lines),
    );
    const { direction, customerId, contractorId, jobId, purchaseOrderId, currency, exchangeRate } = invoice;
    const composed = await this.composer.compose({
      ...{ direction, customerId, contractorId, jobId, purchaseOrderId, currency, exchangeRate },
      invoiceDate: invoice.invoiceDate,
      dueDate: null,
      lines: lines.map(({ invoiceLineNumber: _of, ...line }): RequestedLine => line),
    });
    return this.issuing.run({
      ...{ composed, direction, reason, number, invoiceId: invoice.id, returnsWork },
      creditDate: creditDate ?? (await this.books.creditLedger.today()),
      invoiceLines: lines.map((line) => line.invoiceLineNumber),
    });
  }
}

function refuseMore(invoice: InvoiceView, credits: readonly CreditView[]): void {
  const credited = Money.sum(credits.map(({ total }) => total));
  if (credited.compare(invoice.total) <= 0) return;
  throw DomainError.conflict(
    'INVOICING.OVER_CREDITED',
    `Invoice ${invoice.number} is ${Money.of(invoice.total).toFixed()}, but the credits on it would be ${credited.toFixed()}.`,
    {
      field: 'lines',
      fix: 'Credit less; write a credit of its own for a goodwill payment.',
      details: {
        invoiceNumber: invoice.number,
        total: Money.of(invoice.total).toFixed(),
        credited: credited.toFixed(),
      },
    },
  );
}
