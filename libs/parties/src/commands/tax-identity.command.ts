import { Injectable } from '@nestjs/common';
import { AuditLog, UnitOfWork, Vault } from '#platform';
import { partyNotFound, staleParty } from '../domain/party.errors.js';
import { tidyText } from '../domain/party-rules.js';
import {
  businessNumber,
  endingOf,
  gstNumber,
  type SlipKind,
  socialInsuranceNumber,
} from '../domain/tax-identifiers.js';
import { PartyListRepository } from '../party-list.repository.js';
import {
  NO_TAX_IDENTITY,
  type StoredTaxIdentity,
  TAX_IDENTITIES,
  TaxIdentitiesRepository,
} from '../tax-identities.repository.js';

/** What a person writes; undefined leaves a number as it is, null forgets it. */
export interface TaxIdentityChanges {
  slip?: SlipKind;
  businessNumber?: string | null;
  sin?: string | null;
  gstNumber?: string | null;
  qstNumber?: string | null;
}

/** Keeps the numbers that a tax slip needs. They are sealed before they reach the database. */
@Injectable()
export class TaxIdentityCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly identities: TaxIdentitiesRepository,
    private readonly parties: PartyListRepository,
    private readonly vault: Vault,
    private readonly audit: AuditLog,
  ) {}

  /** `version` is the one the caller has seen. */
  change(contractorId: string, version: number, changes: TaxIdentityChanges): Promise<void> {
    return this.unitOfWork.run(async () => {
      if (!(await this.parties.lock('contractor', contractorId))) throw partyNotFound('contractor');
      const current = (await this.identities.find(contractorId)) ?? { ...NO_TAX_IDENTITY, version: 0 };
      if (current.version !== version) throw staleParty('contractor', current.version);
      const fields = await this.changed(contractorId, current, changes);
      if (version === 0) await this.identities.create(contractorId, fields);
      else await this.identities.update(contractorId, version, fields);
      const named = Object.entries(changes).flatMap(([field, value]) => (value === undefined ? [] : [field]));
      await this.audit.record({
        action: 'contractor.tax_identity_changed',
        entity: 'contractor',
        entityId: contractorId,
        data: { fields: named },
      });
    });
  }

  private async changed(
    contractorId: string,
    current: StoredTaxIdentity,
    changes: TaxIdentityChanges,
  ): Promise<StoredTaxIdentity> {
    const next = { ...current, slip: changes.slip ?? current.slip };
    if (changes.businessNumber !== undefined) {
      const number = changes.businessNumber === null ? null : businessNumber(changes.businessNumber);
      next.businessNumberSealed = await this.sealed(contractorId, 'business_number_sealed', number);
      next.businessNumberEnding = number === null ? null : endingOf(number);
    }
    if (changes.sin !== undefined) {
      const number = changes.sin === null ? null : socialInsuranceNumber(changes.sin);
      next.sinSealed = await this.sealed(contractorId, 'sin_sealed', number);
      next.sinEnding = number === null ? null : endingOf(number);
    }
    if (changes.gstNumber !== undefined)
      next.gstNumber = changes.gstNumber === null ? null : gstNumber(changes.gstNumber);
    if (changes.qstNumber !== undefined) next.qstNumber = tidyText(changes.qstNumber);
    return next;
  }

  private async sealed(row: string, column: string, number: string | null): Promise<string | null> {
    return number === null ? null : this.vault.seal({ table: TAX_IDENTITIES, row, column }, number);
  }
}
