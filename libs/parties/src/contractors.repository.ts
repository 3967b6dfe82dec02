import { Injectable } from '@nestjs/common';
import { DbNull } from '@prisma/client/runtime/client';
import { Database, decodeCursor, type Page, type PageQuery, type Prisma, toPage } from '#platform';
import type { Address } from './domain/address.js';
import type { ContractorFields, ContractorKind, ContractorView } from './domain/contractor.js';
import type { NamedParty } from './domain/named-party.js';
import { keyAfter, patternOf, search } from './party-list.repository.js';

const ROW = {
  id: true,
  kind: true,
  displayName: true,
  companyName: true,
  email: true,
  phone: true,
  currency: true,
  active: true,
  version: true,
} as const;

export type ContractorListRow = Pick<ContractorView, keyof typeof ROW>;

export interface ContractorFilter extends PageQuery {
  q?: string;
  active?: boolean;
  kind?: ContractorKind;
  /** Only these. */
  ids?: readonly string[];
}

@Injectable()
export class ContractorsRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ContractorView | undefined> {
    const row = await this.database.prisma.contractor.findFirst({ where: { id } });
    return row ? toView(row) : undefined;
  }

  /** Active ones of these names, whatever the case. */
  named(names: readonly string[]): Promise<NamedParty[]> {
    return this.database.rows<NamedParty>(
      `SELECT id, display_name AS "displayName", company_name AS "companyName" FROM contractors
       WHERE active AND (lower(display_name) = ANY($1) OR lower(company_name) = ANY($1)) ORDER BY id LIMIT 5000`,
      [names.map((name) => name.toLowerCase())],
    );
  }

  async idsNamedLike(text: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT id FROM contractors WHERE display_name ILIKE $1 OR company_name ILIKE $1 ORDER BY display_name, id LIMIT 1000`,
      [patternOf(text)],
    );
    return rows.map(({ id }) => id);
  }

  /** By name. */
  async page({ q, active, kind, ids, cursor, limit }: ContractorFilter): Promise<Page<ContractorListRow>> {
    const rows = await this.database.prisma.contractor.findMany({
      where: {
        ...{ active, kind },
        AND: [
          search(q),
          ids ? { id: { in: [...ids] } } : {},
          keyAfter(cursor && decodeCursor(cursor, 'text', 'id')),
        ],
      },
      select: ROW,
      orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
      take: limit + 1,
    });
    return toPage(
      rows,
      limit,
      (row) => [row.displayName, row.id],
      (row) => ({ ...row, kind: row.kind as ContractorKind }),
    );
  }

  async create(organizationId: string, id: string, fields: ContractorFields): Promise<ContractorView> {
    return toView(
      await this.database.prisma.contractor.create({ data: { organizationId, id, ...columns(fields) } }),
    );
  }

  /** Undefined when the row is no longer at `version`. */
  async update(id: string, version: number, fields: ContractorFields): Promise<ContractorView | undefined> {
    const [row] = await this.database.prisma.contractor.updateManyAndReturn({
      where: { id, version },
      data: { ...columns(fields), version: version + 1, updatedAt: new Date() },
    });
    return row && toView(row);
  }
}

function columns({ address, ...rest }: ContractorFields) {
  return { ...rest, address: address ? { ...address } : DbNull };
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
