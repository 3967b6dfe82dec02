import { Injectable } from '@nestjs/common';
import { Database, type Prisma } from '#platform';
import type { Address } from './domain/address.js';
import type { ContractorKind, ContractorView } from './domain/contractor.js';

@Injectable()
export class ContractorsRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ContractorView | undefined> {
    const row = await this.database.prisma.contractor.findFirst({ where: { id } });
    return row ? toView(row) : undefined;
  }
}

function toView(row: Prisma.ContractorGetPayload<object>): ContractorView {
  const { organizationId: _tenant, createdAt, updatedAt, ...fields } = row;
  return {
    ...fields,
    kind: fields.kind as ContractorKind,
    address: fields.address as Address | null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
