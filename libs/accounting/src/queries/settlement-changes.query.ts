import { Injectable } from '@nestjs/common';
import { type CreditRecord, InvoicingFacade } from '#invoicing';
import type { LocalChange } from '../sync/push-planner.js';

/** Credits, uses and refunds never change after they are made; they are only taken back. */
const MADE = { version: 1, kind: 'write' } as const;
const TAKEN_BACK = { version: 2, kind: 'void' } as const;

/**
 * What the books have to hear of money that moves or corrects: the record itself and what it rests on, in the order in which it
 * must be sent. Nothing for a record that is not there.
 */
@Injectable()
export class SettlementChanges {
  constructor(private readonly invoicing: InvoicingFacade) {}

  /** A payment as it is now. */
  async payment(id: string): Promise<LocalChange[]> {
    const stored = (await this.invoicing.payments.readRecords([id])).get(id);
    if (!stored) return [];
    const { version, record } = stored;
    const entity = record.direction === 'received' ? 'payment' : 'bill-payment';
    const kind = record.status === 'void' ? 'void' : 'write';
    return [{ entity, localId: id, version, kind, follows: partyOf(record) }];
  }

  /** A credit with these uses of it. `isVoided` of an event that tells so, else as the credit is now. */
  async credit(id: string, useIds: readonly string[], isVoided: boolean): Promise<LocalChange[]> {
    const credit = (await this.invoicing.credits.readRecords([id])).get(id)?.record;
    if (!credit) return [];
    const { credit: entity, use, follows } = entitiesOf(credit);
    const uses = useIds.map((localId) => ({ entity: use, localId, follows }));
    const itself = { entity, localId: id, follows };
    if (isVoided) return [...uses.map((one) => ({ ...one, ...TAKEN_BACK })), { ...itself, ...TAKEN_BACK }];
    if (credit.status === 'void') return [];
    return [itself, ...uses].map((one) => ({ ...one, ...MADE }));
  }

  /** A credit as it is now, with everything that it paid. */
  async wholeCredit(id: string): Promise<LocalChange[]> {
    const credit = (await this.invoicing.credits.readRecords([id])).get(id)?.record;
    if (!credit) return [];
    const isVoided = credit.status === 'void';
    const uses = await this.invoicing.creditUses.ofCredit(id);
    const meant = uses.filter(({ voided }) => voided === isVoided).map((use) => use.id);
    return this.credit(id, meant, isVoided);
  }

  /** A refund and what it was given back of. Left out, `isVoided` is as the refund is now. */
  async refund(id: string, isVoided?: boolean): Promise<LocalChange[]> {
    const refund = (await this.invoicing.refunds.readRecords([id])).get(id)?.record;
    if (!refund) return [];
    const { creditId, paymentId } = refund;
    const isVoid: boolean = refund.status === 'void';
    const follows = partyOf(refund);
    const itself = { entity: 'refund' as const, localId: id, follows };
    const use = { entity: 'credit-use' as const, localId: id, follows };
    // The money that a vendor gives back has to be entered in the books by hand; nothing can be matched with it.
    const isMatched = refund.customerId !== null;
    const uses = isMatched && creditId !== null ? [use] : [];
    const payments = isMatched && paymentId !== null ? await this.matchedPayment(paymentId) : [];
    if (isVoided ?? isVoid)
      return [...[...uses, itself].map((one) => ({ ...one, ...TAKEN_BACK })), ...payments];
    if (isVoid) return [];
    const credits = creditId === null ? [] : await this.credit(creditId, [], false);
    return [...credits, ...[itself, ...uses].map((one) => ({ ...one, ...MADE })), ...payments];
  }

  /** A payment names in the books what was given back of it. */
  private async matchedPayment(id: string): Promise<LocalChange[]> {
    return (await this.payment(id)).map((change) => ({ ...change, entity: 'payment', kind: 'write' }));
  }
}

function entitiesOf(credit: CreditRecord) {
  const follows = partyOf(credit);
  return credit.direction === 'receivable'
    ? ({ credit: 'credit', use: 'credit-use', follows } as const)
    : ({ credit: 'vendor-credit', use: 'vendor-credit-use', follows } as const);
}

function partyOf({ customerId, contractorId }: Pick<CreditRecord, 'customerId' | 'contractorId'>) {
  return customerId
    ? ({ entity: 'customer', localId: customerId } as const)
    : ({ entity: 'vendor', localId: contractorId ?? '' } as const);
}
