import { Injectable } from '@nestjs/common';
import { Database, type Versioned, VersionedRows } from '#platform';
import { type ProfileFields, profileShape } from './domain/contractor-profile.js';

/** The profile of a contractor has the contractor's id; who has none yet is at version 0. */
@Injectable()
export class ContractorProfilesRepository {
  private readonly profiles: VersionedRows<ProfileFields>;

  constructor(database: Database) {
    this.profiles = new VersionedRows(database, profileShape);
  }

  find(contractorId: string): Promise<Versioned<ProfileFields> | undefined> {
    return this.profiles.find(contractorId);
  }

  async findAll(contractorIds: readonly string[]): Promise<Map<string, Versioned<ProfileFields>>> {
    const rows = await this.profiles.all({ id: contractorIds });
    return new Map(rows.map((row) => [row.id, row]));
  }

  create(contractorId: string, fields: ProfileFields): Promise<Versioned<ProfileFields>> {
    return this.profiles.insert(fields, {}, contractorId);
  }

  update(
    contractorId: string,
    version: number,
    fields: ProfileFields,
  ): Promise<Versioned<ProfileFields> | undefined> {
    return this.profiles.update(contractorId, version, fields);
  }
}
