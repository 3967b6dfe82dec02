import { Injectable } from '@nestjs/common';
import { isId } from '#kernel';
import { Database, type Page, type PageQuery, type Versioned, VersionedRows } from '#platform';
import type { KeptList, ListedFields } from './domain/kept-list.js';

export interface KeptListFilter extends PageQuery {
  q?: string;
  active?: boolean;
}

/** The rows of every list that the organization keeps itself. */
@Injectable()
export class KeptListsRepository {
  constructor(private readonly database: Database) {}

  /** By code. */
  page<F extends ListedFields>(
    list: KeptList<F>,
    { q, active, cursor, limit }: KeptListFilter,
  ): Promise<Page<Versioned<F>>> {
    return this.rows(list).page(
      { active },
      { cursor, limit, search: { text: q, columns: ['code', 'name'] } },
    );
  }

  async find<F extends ListedFields>(list: KeptList<F>, id: string): Promise<Versioned<F> | undefined> {
    return isId(id) ? this.rows(list).find(id) : undefined;
  }

  findAll<F extends ListedFields>(list: KeptList<F>, ids: readonly string[]): Promise<Versioned<F>[]> {
    return this.rows(list).all({ id: ids });
  }

  /** Another entry with this code. Makes others who are about to write the same code wait for this unit of work. */
  async codeHolder<F extends ListedFields>(
    list: KeptList<F>,
    code: string,
    exceptId: string,
  ): Promise<boolean> {
    await this.database.rows(
      `SELECT pg_advisory_xact_lock(hashtextextended($1 || current_organization()::text || $2, 0))`,
      [list.entity, code],
    );
    const rows = await this.rows(list).all({ code });
    return rows.some(({ id }) => id !== exceptId);
  }

  insert<F extends ListedFields>(list: KeptList<F>, id: string, fields: F): Promise<Versioned<F>> {
    return this.rows(list).insert(fields, {}, id);
  }

  /** Undefined when the row is no longer at `version`. */
  update<F extends ListedFields>(
    list: KeptList<F>,
    id: string,
    version: number,
    fields: F,
  ): Promise<Versioned<F> | undefined> {
    return this.rows(list).update(id, version, fields);
  }

  private rows<F extends ListedFields>({ shape }: KeptList<F>): VersionedRows<F> {
    return new VersionedRows(this.database, shape);
  }
}
