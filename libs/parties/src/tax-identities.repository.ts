import { Injectable } from '@nestjs/common';
import { Database, type RowShape, type Versioned, VersionedRows } from '#platform';
import type { SlipKind } from './domain/tax-identifiers.js';

export const TAX_IDENTITIES = 'contractor_tax_identities';

/** As stored: the numbers sealed, beside the digits that may be shown. */
export interface StoredTaxIdentity {
  slip: SlipKind;
  businessNumberSealed: string | null;
  businessNumberEnding: string | null;
  sinSealed: string | null;
  sinEnding: string | null;
  gstNumber: string | null;
  qstNumber: string | null;
}

export const NO_TAX_IDENTITY: StoredTaxIdentity = {
  slip: 't5018',
  businessNumberSealed: null,
  businessNumberEnding: null,
  sinSealed: null,
  sinEnding: null,
  gstNumber: null,
  qstNumber: null,
};

const shape: RowShape<StoredTaxIdentity> = {
  table: TAX_IDENTITIES,
  columns: {
    slip: 'text',
    businessNumberSealed: 'text',
    businessNumberEnding: 'text',
    sinSealed: 'text',
    sinEnding: 'text',
    gstNumber: 'text',
    qstNumber: 'text',
  },
};

/** A row has the contractor's id; who has none yet is at version 0. */
@Injectable()
export class TaxIdentitiesRepository {
  private readonly rows: VersionedRows<StoredTaxIdentity>;

  constructor(database: Database) {
    this.rows = new VersionedRows(database, shape);
  }

  find(contractorId: string): Promise<Versioned<StoredTaxIdentity> | undefined> {
    return this.rows.find(contractorId);
  }

  all(contractorIds: readonly string[]): Promise<Versioned<StoredTaxIdentity>[]> {
    return this.rows.all({ id: contractorIds });
  }

  create(contractorId: string, fields: StoredTaxIdentity): Promise<Versioned<StoredTaxIdentity>> {
    return this.rows.insert(fields, {}, contractorId);
  }

  update(
    contractorId: string,
    version: number,
    fields: StoredTaxIdentity,
  ): Promise<Versioned<StoredTaxIdentity> | undefined> {
    return this.rows.update(contractorId, version, fields);
  }
}
