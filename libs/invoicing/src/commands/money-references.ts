import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { PartiesFacade } from '#parties';
import { noSuchReference } from '../domain/invoicing-errors.js';

/** What money that moves may name besides documents. What is left out or null names nothing. */
export interface NamedByMoney {
  customerId?: string | null;
  contractorId?: string | null;
  paymentMethodId?: string | null;
  accountId?: string | null;
}

/** Whose money it is, how it came and where it lies: all of the same organization as the payment or refund itself. */
@Injectable()
export class MoneyReferences {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly catalog: CatalogFacade,
  ) {}

  /** Throws `INVOICING.NO_SUCH_REFERENCE` naming the field. */
  async check({ customerId, contractorId, paymentMethodId, accountId }: NamedByMoney): Promise<void> {
    const { customers, contractors } = this.parties;
    const { paymentMethods, accounts } = this.catalog;
    await one('customerId', 'customer', customerId, customers);
    await one('contractorId', 'contractor', contractorId, contractors);
    await one('paymentMethodId', 'payment method', paymentMethodId, paymentMethods);
    await one('accountId', 'account', accountId, accounts);
  }
}

async function one(
  field: keyof NamedByMoney,
  noun: string,
  id: string | null | undefined,
  store: { readRecords(ids: readonly string[]): Promise<ReadonlyMap<string, unknown>> },
): Promise<void> {
  if (!id || (await store.readRecords([id])).has(id)) return;
  throw noSuchReference(field, noun);
}
