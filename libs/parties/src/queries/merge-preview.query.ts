import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { refuseUnlessMergeable } from '../commands/merge-checks.js';
import { CustomerMergesRepository, type Moved } from '../customer-merges.repository.js';
import { CustomersRepository } from '../customers.repository.js';
import type { CustomerView } from '../domain/customer.js';
import { withGapsFilled } from '../domain/customer-merge.js';
import { partyNotFound } from '../domain/party.errors.js';

export interface MergePreview {
  survivor: CustomerView;
  duplicate: CustomerView;
  /** Rows that would name the survivor, by table. */
  moves: Moved;
  /** Fields of the survivor that are empty and that the duplicate knows. */
  fills: string[];
  /** Why it cannot be done. */
  refusal: { code: string; detail: string; fix: string | null } | null;
}

/** What making one customer of two would do, before it is done. */
@Injectable()
export class MergePreviewQuery {
  constructor(
    private readonly customers: CustomersRepository,
    private readonly merges: CustomerMergesRepository,
  ) {}

  async execute(survivorId: string, duplicateId: string | undefined): Promise<MergePreview> {
    const survivor = await this.require(survivorId);
    // Asked after the customer: one that is not there has no duplicates, whoever asks.
    if (duplicateId === undefined) throw otherMissing();
    const duplicate = await this.require(duplicateId);
    const refusal = await this.refusal(survivor, duplicate);
    const moves = await this.merges.countReferences(duplicate.id);
    return { survivor, duplicate, moves, fills: Object.keys(withGapsFilled(survivor, duplicate)), refusal };
  }

  private async refusal(survivor: CustomerView, duplicate: CustomerView): Promise<MergePreview['refusal']> {
    try {
      const { customers, merges } = this;
      await refuseUnlessMergeable({ customers, merges }, survivor, duplicate);
      return null;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { code: error.code, detail: error.message, fix: error.fix ?? null };
    }
  }

  private async require(id: string): Promise<CustomerView> {
    const found = await this.customers.find(id);
    if (!found) throw partyNotFound('customer');
    return found;
  }
}

function otherMissing(): DomainError {
  return new DomainError('PARTIES.FIELD_MISSING', 'It is not said which customer may be this one.', {
    field: 'duplicateId',
    fix: 'Name it by its id.',
  });
}
