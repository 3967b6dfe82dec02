import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import { EventBus } from '#platform';
import { CreditsRepository } from '../credits.repository.js';
import { applyPayment, revertPayment } from '../domain/allocations.js';
import { type CreditView, creditStates } from '../domain/credit.js';
import { creditNotFound } from '../domain/invoicing-errors.js';
import { CreditApplied } from '../events/credit-applied.event.js';
import { CreditVoided } from '../events/credit-voided.event.js';
import { CreditedWork } from './credited-work.js';
import { Ledger } from './ledger.js';
import { LocalDay } from './local-day.js';

/** The stored side of credits: what they pay and what they give back, in the caller's unit of work. */
@Injectable()
export class CreditLedger {
  constructor(
    private readonly credits: CreditsRepository,
    private readonly ledger: Ledger,
    private readonly work: CreditedWork,
    private readonly day: LocalDay,
    private readonly events: EventBus,
  ) {}

  /** Throws `INVOICING.CREDIT_NOT_FOUND`. */
  async lock(id: string): Promise<CreditView> {
    const credit = await this.credits.lock(id);
    if (!credit) throw creditNotFound();
    return credit;
  }

  /** Spends a credit on invoices of the same party. Never more than it has open, nor than a balance. */
  async apply(
    credit: CreditView,
    allocations: readonly { invoiceId: string; amount: string }[],
  ): Promise<CreditView> {
    const invoices = await this.ledger.lockInvoices(allocations.map(({ invoiceId }) => invoiceId));
    const spent = {
      ...credit,
      direction: credit.direction === 'receivable' ? ('received' as const) : ('paid' as const),
      amount: credit.balance,
      stored: 'credit' as const,
    };
    const { unappliedAmount, changes } = applyPayment(spent, allocations, invoices);
    const uses = await this.credits.addApplications(credit.id, await this.today(), allocations);
    await this.ledger.moveBalances(changes);
    await this.events.publish(new CreditApplied(credit.id, uses));
    return this.setBalance(credit, unappliedAmount);
  }

  /** Lowers (or raises) what is open. Throws `CREDIT.TRANSITION` for a void credit. */
  setBalance(credit: CreditView, balance: string): Promise<CreditView> {
    const isUsed = Money.of(balance).isZero();
    const wanted = isUsed ? 'used' : 'open';
    if (credit.status === 'void') creditStates.next(credit.status, isUsed ? 'use_up' : 'reopen');
    const status =
      wanted === credit.status ? wanted : creditStates.next(credit.status, isUsed ? 'use_up' : 'reopen');
    return this.credits.update(credit.id, { status, balance });
  }

  /**
   * The invoices that it had paid are owed again, and what it had given back of a job is billed again, unless the invoice
   * that billed it was voided in the books meanwhile. That one is held too, paid by the credit or not: an import that is
   * voiding it right now would count this credit as live.
   */
  async void(credit: CreditView): Promise<CreditView> {
    const status = creditStates.next(credit.status, 'void');
    const paid = new Set(credit.applications.map(({ invoiceId }) => invoiceId));
    const held = await this.ledger.lockInvoices([
      ...paid,
      ...(credit.invoiceId === null ? [] : [credit.invoiceId]),
    ]);
    const invoices = held.filter(({ id }) => paid.has(id));
    await this.ledger.moveBalances(revertPayment(credit.applications, invoices));
    const uses = await this.credits.revertApplications([credit.id]);
    const billedByNobody = await this.credits.ofVoidInvoices([credit.id]);
    if (!billedByNobody.has(credit.id)) await this.work.takeAgain(credit);
    await this.events.publish(new CreditVoided(credit.id, uses));
    return this.credits.update(credit.id, { status, balance: '0' });
  }

  returnWork(credit: CreditView): Promise<void> {
    return this.work.giveBack(credit);
  }

  /** The organization's calendar day. */
  today(): Promise<string> {
    return this.day.today();
  }
}
