import { Injectable } from '@nestjs/common';
import { type ReadTable, readTable, UnitOfWork } from '#platform';
import {
  chosenColumns,
  columnsAndMapping,
  columnsMissing,
  importRefused,
  tooManyOrders,
} from '../domain/import/import.errors.js';
import { missingFields, type RecognisedColumn, recogniseColumns } from '../domain/import/import-columns.js';
import { ordersOf, type RowError } from '../domain/import/import-orders.js';
import type { PurchaseOrderDirection } from '../domain/purchase-order.js';
import { ImportMapping } from './import-mapping.js';
import { ImportNames, type PlannedOrder } from './import-names.js';
import { type ImportedOrder, ImportWriter, type SkippedOrder } from './import-writer.js';

const MOST_ORDERS = 500;

export interface ImportWishes {
  direction: PurchaseOrderDirection;
  /** `heading=field` pairs, for headings that say nothing. */
  columns?: string;
  /** A published mapping that says what the rows mean, instead of `columns`. */
  mappingId?: string;
  /** Keep them as drafts instead of putting them up for approval. */
  draft?: boolean;
  /** Leave out what is there already, instead of refusing the file. */
  skipExisting?: boolean;
  /** Enter the orders without a wrong row, instead of refusing the file for those that have one. */
  onlyGood?: boolean;
}

/** What an import did, or would do. */
export interface ImportReport {
  columns: RecognisedColumn[];
  orders: ImportedOrder[];
  skipped: SkippedOrder[];
  errors: RowError[];
  /** Orders that may be there already. They are imported all the same. */
  warnings: RowError[];
}

/** Ends a preview's transaction, so that it leaves nothing behind. */
class Previewed extends Error {
  constructor(readonly report: ImportReport) {
    super('previewed');
  }
}

/** Reads a list of orders out of a CSV or Excel file: all of it or nothing, unless a person says `onlyGood`. */
@Injectable()
export class ImportOrdersCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly names: ImportNames,
    private readonly writer: ImportWriter,
    private readonly mapping: ImportMapping,
  ) {}

  /** Throws `PURCHASE_ORDERS.IMPORT_REFUSED` with every row that is wrong, `SPREADSHEETS.*`, and what a mapping throws. */
  async execute(file: { name: string; content: Buffer }, wishes: ImportWishes): Promise<ImportReport> {
    const { planned, columns, errors: unread, warnings } = await this.plan(file, wishes);
    if (unread.length > 0 && !wishes.onlyGood) throw importRefused(unread);
    return this.unitOfWork.run(async () => {
      const written = await this.writer.write(planned, wishes);
      const errors = [...unread, ...written.errors];
      const isRefused = errors.length > 0 && !(wishes.onlyGood && written.orders.length > 0);
      if (isRefused) throw importRefused(errors);
      return { columns, ...written, errors, warnings: [...warnings, ...written.warnings] };
    });
  }

  /** Does the same and takes it back, so that what it tells is what would happen. */
  async preview(file: { name: string; content: Buffer }, wishes: ImportWishes): Promise<ImportReport> {
    const { planned, columns, errors, warnings } = await this.plan(file, wishes);
    try {
      return await this.unitOfWork.run(async () => {
        const written = await this.writer.write(planned, wishes);
        throw new Previewed({
          columns,
          ...written,
          errors: [...errors, ...written.errors],
          warnings: [...warnings, ...written.warnings],
        });
      });
    } catch (error) {
      if (error instanceof Previewed) return error.report;
      throw error;
    }
  }

  private async plan(file: { name: string; content: Buffer }, wishes: ImportWishes): Promise<Plan> {
    const { direction } = wishes;
    const { table, columns, unmapped, warnings } = await this.read(file, wishes);
    const missing = missingFields(columns);
    if (missing.length > 0) throw columnsMissing(missing, table.headers);
    const { orders, errors } = ordersOf(table, columns);
    if (orders.length > MOST_ORDERS) throw tooManyOrders(MOST_ORDERS);
    const { planned, errors: unknown } = await this.names.plan(orders, direction, columns);
    // Of a row that could not be mapped, only that is told: the rest follows from it.
    const untold = new Set(unmapped.map(({ row }) => row));
    const others = [...errors, ...unknown].filter(({ row }) => !untold.has(row));
    const inOrder = [...unmapped, ...others].sort((a, b) => a.row - b.row);
    // What cannot be read or found in one row makes its whole order unfit.
    const unfit = new Set(inOrder.map(({ row }) => row));
    const fit = planned.filter(({ draft }) => !draft.rows.some((row) => unfit.has(row)));
    return { planned: fit, columns, errors: inOrder, warnings };
  }

  private async read(
    { name, content }: { name: string; content: Buffer },
    { columns: chosen, mappingId }: ImportWishes,
  ): Promise<ReadRows> {
    const table = await readTable(content, name);
    if (mappingId === undefined)
      return {
        ...{ table, unmapped: [], warnings: [] },
        columns: recogniseColumns(table.headers, chosenColumns(chosen)),
      };
    if (chosen !== undefined) throw columnsAndMapping();
    const mapped = await this.mapping.apply(table, mappingId);
    const { headers, errors, warnings } = mapped;
    return { table: mapped, columns: recogniseColumns(headers), unmapped: errors, warnings };
  }
}

interface Plan {
  planned: PlannedOrder[];
  columns: RecognisedColumn[];
  errors: RowError[];
  warnings: RowError[];
}

interface ReadRows {
  table: ReadTable;
  columns: RecognisedColumn[];
  /** What a mapping could make nothing of. */
  unmapped: RowError[];
  warnings: RowError[];
}
