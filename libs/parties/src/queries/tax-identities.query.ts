import { Injectable } from '@nestjs/common';
import type { Secret } from '#kernel';
import { AuditLog, Vault, type Versioned } from '#platform';
import { fieldMissing } from '../domain/belonging.js';
import { partyNotFound } from '../domain/party.errors.js';
import type { SlipKind } from '../domain/tax-identifiers.js';
import { PartyListRepository } from '../party-list.repository.js';
import {
  NO_TAX_IDENTITY,
  type StoredTaxIdentity,
  TAX_IDENTITIES,
  TaxIdentitiesRepository,
} from '../tax-identities.repository.js';

/** What may be shown to anybody who sees the contractor. Version 0 before anybody wrote anything. */
export interface TaxIdentityView {
  slip: SlipKind;
  /** The last three digits. */
  businessNumberEnding: string | null;
  sinEnding: string | null;
  gstNumber: string | null;
  qstNumber: string | null;
  version: number;
}

/** The numbers themselves, for a tax slip. A `Secret` prints as `[redacted]`; `reveal()` says it. */
export interface TaxIdentity {
  slip: SlipKind;
  businessNumber: Secret | null;
  sin: Secret | null;
  gstNumber: string | null;
  qstNumber: string | null;
}

@Injectable()
export class TaxIdentitiesQuery {
  constructor(
    private readonly identities: TaxIdentitiesRepository,
    private readonly parties: PartyListRepository,
    private readonly vault: Vault,
    private readonly audit: AuditLog,
  ) {}

  async shown(contractorId: string): Promise<TaxIdentityView> {
    const found = await this.require(contractorId);
    const { slip, businessNumberEnding, sinEnding, gstNumber, qstNumber, version } = found;
    return { slip, businessNumberEnding, sinEnding, gstNumber, qstNumber, version };
  }

  /** The numbers in full; who asked and why is written down. Throws `PARTIES.FIELD_MISSING` without a reason. */
  async revealed(
    contractorId: string,
    given: string,
  ): Promise<{ businessNumber: string | null; sin: string | null }> {
    const reason = given.trim();
    if (reason === '') throw fieldMissing('reason', 'Say why the numbers have to be seen.');
    const { businessNumber, sin } = await this.open({
      ...(await this.require(contractorId)),
      id: contractorId,
    });
    await this.audit.record({
      action: 'contractor.tax_identity_revealed',
      entity: 'contractor',
      entityId: contractorId,
      data: { reason },
    });
    return { businessNumber: businessNumber?.reveal() ?? null, sin: sin?.reveal() ?? null };
  }

  /** Of several contractors; those without any are not in the answer. */
  async ofContractors(contractorIds: readonly string[]): Promise<Map<string, TaxIdentity>> {
    const found = new Map<string, TaxIdentity>();
    for (const row of await this.identities.all(contractorIds)) found.set(row.id, await this.open(row));
    return found;
  }

  private async require(contractorId: string): Promise<StoredTaxIdentity & { version: number }> {
    if (!(await this.parties.exists('contractor', contractorId))) throw partyNotFound('contractor');
    return (await this.identities.find(contractorId)) ?? { ...NO_TAX_IDENTITY, version: 0 };
  }

  private async open(row: StoredTaxIdentity & Pick<Versioned<object>, 'id'>): Promise<TaxIdentity> {
    const { id, slip, businessNumberSealed, sinSealed, gstNumber, qstNumber } = row;
    return {
      slip,
      businessNumber: await this.opened(id, 'business_number_sealed', businessNumberSealed),
      sin: await this.opened(id, 'sin_sealed', sinSealed),
      gstNumber,
      qstNumber,
    };
  }

  private async opened(row: string, column: string, sealed: string | null): Promise<Secret | null> {
    return sealed === null ? null : this.vault.open({ table: TAX_IDENTITIES, row, column }, sealed);
  }
}
