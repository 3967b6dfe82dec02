import { Injectable } from '@nestjs/common';
import { isId } from '#kernel';
import { Database, type Page, type PageQuery, type Versioned, VersionedRows } from '#platform';
import { type BelongingKind, belongingThere, type Owner, ownerColumn } from './domain/belonging.js';

/** The rows of every kind of belonging, always within one owner. */
@Injectable()
export class BelongingsRepository {
  private readonly tables = new Map<string, unknown>();

  constructor(private readonly database: Database) {}

  page<F extends object>(
    kind: BelongingKind<F>,
    owner: Owner,
    { cursor, limit }: PageQuery,
  ): Promise<Page<Versioned<F>>> {
    return this.rows(kind).page(within(owner), { cursor, limit });
  }

  async find<F extends object>(
    kind: BelongingKind<F>,
    owner: Owner,
    id: string,
  ): Promise<Versioned<F> | undefined> {
    return areIds(owner, id) ? this.rows(kind).find(id, within(owner)) : undefined;
  }

  insert<F extends object>(kind: BelongingKind<F>, owner: Owner, fields: F): Promise<Versioned<F>> {
    return once(kind, this.rows(kind).insert(fields, within(owner)));
  }

  /** Undefined when the row is no longer at `version`. */
  update<F extends object>(
    kind: BelongingKind<F>,
    id: string,
    version: number,
    fields: F,
  ): Promise<Versioned<F> | undefined> {
    return once(kind, this.rows(kind).update(id, version, fields));
  }

  async remove<F extends object>(kind: BelongingKind<F>, owner: Owner, id: string): Promise<boolean> {
    return areIds(owner, id) && this.rows(kind).remove(id, within(owner));
  }

  /** What several contractors have of a kind, in one query. */
  async ofContractors<F extends object>(
    kind: BelongingKind<F>,
    contractorIds: readonly string[],
  ): Promise<Map<string, Versioned<F>[]>> {
    const columns = { ...kind.shape.columns, contractorId: 'uuid' } as never;
    const rows = await new VersionedRows<F & { contractorId: string }>(this.database, {
      table: kind.shape.table,
      columns,
    }).all({ contractorId: contractorIds });
    return Map.groupBy(rows, ({ contractorId }) => contractorId);
  }

  private rows<F extends object>(kind: BelongingKind<F>): VersionedRows<F> {
    const found = (this.tables.get(kind.entity) ??
      new VersionedRows(this.database, kind.shape)) as VersionedRows<F>;
    this.tables.set(kind.entity, found);
    return found;
  }
}

/** Throws `PARTIES.ALREADY_THERE` where the owner has such a one. */
async function once<T>({ noun }: { noun: string }, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === '23505';
    throw isThere ? belongingThere(noun) : error;
  }
}

/** Both come from the address of a request; what is no id belongs to nobody. */
function areIds(owner: Owner, id: string): boolean {
  return isId(owner.id) && isId(id);
}

function within(owner: Owner): Record<string, string> {
  return { [ownerColumn(owner)]: owner.id };
}
