import { Injectable } from '@nestjs/common';
import { ChangeInvoicedCommand } from './commands/change-invoiced.command.js';
import type { JobView, LineQuantity } from './domain/job.js';
import type { MaterialUse } from './domain/material-use.js';
import type { MaterialView } from './domain/stock-movement.js';
import { JobsRepository } from './jobs.repository.js';
import { type MaterialUseFilter, MaterialUseRepository } from './material-use.repository.js';
import { StockRepository } from './stock.repository.js';
import { type JobItem, StockBookingRepository } from './stock-booking.repository.js';

/** What other modules may ask of jobs. Everything runs in the tenant in scope. */
@Injectable()
export class JobsFacade {
  constructor(
    private readonly rows: JobsRepository,
    private readonly invoiced: ChangeInvoicedCommand,
    private readonly stock: StockRepository,
    private readonly uses: MaterialUseRepository,
    private readonly booking: StockBookingRepository,
  ) {}

  /** The job with its lines, or undefined when this organization has none with that id. */
  job(id: string): Promise<JobView | undefined> {
    return this.rows.find(id);
  }

  /** What the job holds and has used of each item, with what that cost before tax; evidence for its costs. */
  materials(jobId: string): Promise<MaterialView[]> {
    return this.stock.materials(jobId);
  }

  /** Each use of material and each return, with its cost, billed already or not; evidence for invoices. */
  materialUse(filter: MaterialUseFilter): Promise<MaterialUse[]> {
    return this.uses.find(filter);
  }

  /** Those of the uses that this organization has, in one query. */
  materialUses(ids: readonly string[]): Promise<MaterialUse[]> {
    return this.uses.findAll(ids);
  }

  /** Holds uses until the caller's unit of work ends, so that two do not bill the same. Throws `JOBS.NO_SUCH_MATERIAL`. */
  holdMaterial(ids: readonly string[]): Promise<void> {
    return this.uses.hold(ids);
  }

  /** What the used material of each job cost before tax, in one query; a job without any is not in the answer. */
  materialCosts(jobIds: readonly string[]): Promise<Map<string, string>> {
    return this.stock.costs(jobIds);
  }

  /** From when on the books are told by themselves what jobs use (ISO 8601); null while a bookkeeper tells them. */
  stockSentSince(): Promise<string | null> {
    return this.booking.sentSince();
  }

  /** From now on the books are told by themselves, or not any more. Joins the caller's unit of work. */
  sendStock(isSent: boolean): Promise<void> {
    return this.booking.setSending(isSent);
  }

  /**
   * What these jobs used before a moment since it is sent is known to the books: their quantities on hand are without it.
   * Joins the caller's unit of work.
   */
  async bookSent(used: readonly JobItem[], before: string): Promise<void> {
    // In the order of the items, like everybody who locks several.
    for (const one of [...used].sort((a, b) => a.itemId.localeCompare(b.itemId))) {
      await this.stock.lock(one.itemId);
      await this.booking.bookSent(one, before);
    }
  }

  /**
   * Adds what an invoice bills to the job's lines; joins the caller's unit of work. Throws `JOBS.OVER_COMPLETED`
   * (conflict) when more would be invoiced than is completed, unless a reason is given, which is kept on the lines.
   */
  recordInvoiced(jobId: string, lines: readonly LineQuantity[], overrideReason?: string): Promise<void> {
    return this.invoiced.record(jobId, lines, overrideReason);
  }

  /**
   * Takes it back when an invoice is voided. Throws `JOBS.OVER_RELEASED` when more comes back than went out; a fact in the books,
   * e.g. an invoice whose lines were changed there before, lowers no line below nothing instead.
   */
  releaseInvoiced(
    jobId: string,
    lines: readonly LineQuantity[],
    terms: { isFact?: boolean } = {},
  ): Promise<void> {
    return this.invoiced.release(jobId, lines, terms);
  }
}
