import { Injectable } from '@nestjs/common';
import { type DomainError, Money } from '#kernel';
import { NotificationsFacade } from '#notifications';
import { PartiesFacade } from '#parties';
import { UnitOfWork } from '#platform';
import type { HoldbackView } from '../domain/held-back.js';
import { HoldbacksRepository } from '../holdbacks.repository.js';
import { InvoicingReads } from '../queries/invoicing-reads.query.js';

type Party = Pick<HoldbackView, 'customerId' | 'contractorId'>;

/** Tells the accountant what became of a holdback on its day. */
@Injectable()
export class HoldbackNotices {
  constructor(
    private readonly notifications: NotificationsFacade,
    private readonly reads: InvoicingReads,
    private readonly parties: PartiesFacade,
    private readonly holdbacks: HoldbacksRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async released(invoiceId: string): Promise<void> {
    const invoice = await this.reads.invoice(invoiceId);
    if (!invoice) return;
    const { number, total: amount, currency } = invoice;
    await this.notifications.notify({
      kind: 'holdback.released',
      to: { roles: ['accountant'] },
      subject: { type: 'invoice', id: invoiceId },
      values: { number, total: { amount, currency }, party: await this.nameOf(invoice) },
    });
  }

  /** Told once: the claim says that a person was asked. */
  async blocked(group: readonly HoldbackView[], today: string, { message }: DomainError): Promise<void> {
    const [first] = group;
    if (!first) return;
    const { invoiceId, number, currency } = first;
    const amount = Money.sum(group.map((one) => one.amount)).toFixed();
    const party = await this.nameOf(first);
    const ids = group.map(({ id }) => id);
    const telling = this.unitOfWork.run(async () => {
      // A claim of some of them is given back: the others are claimed by whoever took the rest.
      if (!(await this.holdbacks.claim(ids, today))) throw new ToldAlready();
      await this.notifications.notify({
        kind: 'holdback.blocked',
        to: { roles: ['accountant'] },
        subject: { type: 'invoice', id: invoiceId },
        values: { number, amount: { amount, currency }, party, reason: message },
      });
    });
    await telling.catch((error: unknown) => {
      if (!(error instanceof ToldAlready)) throw error;
    });
  }

  private async nameOf({ customerId, contractorId }: Party): Promise<string> {
    const party = customerId
      ? await this.parties.customer(customerId)
      : await this.parties.contractor(contractorId ?? '');
    return party?.displayName ?? '';
  }
}

/** Another node was faster. */
class ToldAlready extends Error {}
