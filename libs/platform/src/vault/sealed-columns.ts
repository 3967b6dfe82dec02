import { Injectable } from '@nestjs/common';

/** A column whose text the vault sealed. `place.row` is the row columns' values, joined with a comma. */
export interface SealedColumn {
  table: string;
  /** The key without organization_id. */
  rowColumns: readonly string[];
  column: string;
}

/**
 * Where sealed values are stored. A module names its own at boot (`onModuleInit`), so that a key rotation finds
 * them; the rotation refuses to run while the database has a `sealed` column that nobody named.
 */
@Injectable()
export class SealedColumns {
  private readonly columns = new Map<string, SealedColumn>();

  register(column: SealedColumn): void {
    this.columns.set(nameOf(column), column);
  }

  all(): SealedColumn[] {
    return [...this.columns.values()];
  }

  has(table: string, column: string): boolean {
    return this.columns.has(nameOf({ table, column }));
  }
}

function nameOf({ table, column }: Pick<SealedColumn, 'table' | 'column'>): string {
  return `${table}.${column}`;
}
