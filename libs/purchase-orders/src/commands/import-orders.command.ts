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
import { fitOrders, type MappedSheet } from '../domain/import/mapped-rows.js';
import { MOST_TOLD, ToldRows } from '../domain/import/told-rows.js';
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

/** The first of what is wrong, and how much it is. */
interface Counted {
  errors: RowError[];
  errorCount: number;
  /** What a mapping warns of, and orders that may be there already. They are imported all the same. */
  warnings: RowError[];
  warningCount: number;
}

/** What an import did, or would do. */
export interface ImportReport extends Counted {
  columns: RecognisedColumn[];
  orders: ImportedOrder[];
  skipped: SkippedOrder[];
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

  /** Throws `PURCHASE_ORDERS.IMPORT_REFUSED` with the rows that are wrong, `SPREADSHEETS.*`, and what a mapping throws. */
  async execute(file: { name: string; content: Buffer }, wishes: ImportWishes): Promise<ImportReport> {
    const plan = await this.plan(file, wishes);
    if (plan.errorCount > 0 && !wishes.onlyGood) throw importRefused(plan.errors, plan.errorCount);
    return this.unitOfWork.run(async () => {
      const report = reportOf(plan, await this.writer.write(plan.planned, wishes));
      const { errors, errorCount, orders } = report;
      if (errorCount > 0 && !(wishes.onlyGood && orders.length > 0)) throw importRefused(errors, errorCount);
      return report;
    });
  }

  /** Does the same and takes it back, so that what it tells is what would happen. */
  async preview(file: { name: string; content: Buffer }, wishes: ImportWishes): Promise<ImportReport> {
    const plan = await this.plan(file, wishes);
    try {
      return await this.unitOfWork.run(async () => {
        throw new Previewed(reportOf(plan, await this.writer.write(plan.planned, wishes)));
      });
    } catch (error) {
      if (error instanceof Previewed) return error.report;
      throw error;
    }
  }

  private async plan(file: { name: string; content: Buffer }, wishes: ImportWishes): Promise<Plan> {
    const { direction } = wishes;
    const { table, columns, mapped } = await this.read(file, wishes);
    const missing = missingFields(columns);
    if (missing.length > 0) throw columnsMissing(missing, table.headers);
    const read = ordersOf(table, columns);
    if (read.orders.length > MOST_ORDERS) throw tooManyOrders(MOST_ORDERS);
    const { planned, errors: unknown } = await this.names.plan(read.orders, direction, columns);
    // Of a row that could not be mapped, only that is told: the rest follows from it.
    const { rows: untold, first: unmapped, count } = mapped?.unmapped ?? new ToldRows();
    const others = [...read.errors, ...unknown].filter(({ row }) => !untold.has(row));
    const lost = mapped?.lost ? [mapped.lost] : [];
    // What cannot be read or found in one row makes its whole order unfit.
    const unfit = new Set([...untold, ...others.map(({ row }) => row)]);
    const fit = new Set(fitOrders(read, unfit, mapped));
    return {
      planned: planned.filter(({ draft }) => fit.has(draft)),
      columns,
      errors: [...lost, ...[...unmapped, ...others].sort((a, b) => a.row - b.row)],
      errorCount: lost.length + count + others.length,
      warnings: mapped?.warned.first ?? [],
      warningCount: mapped?.warned.count ?? 0,
    };
  }

  private async read(
    { name, content }: { name: string; content: Buffer },
    { columns: chosen, mappingId }: ImportWishes,
  ): Promise<ReadRows> {
    const table = await readTable(content, name);
    if (mappingId === undefined)
      return { table, columns: recogniseColumns(table.headers, chosenColumns(chosen)) };
    if (chosen !== undefined) throw columnsAndMapping();
    const mapped = await this.mapping.apply(table, mappingId);
    return { table: mapped, columns: recogniseColumns(mapped.headers), mapped };
  }
}

function reportOf(plan: Plan, { orders, skipped, ...written }: Written): ImportReport {
  return {
    ...{ columns: plan.columns, orders, skipped },
    errors: [...plan.errors, ...written.errors].slice(0, MOST_TOLD),
    errorCount: plan.errorCount + written.errors.length,
    warnings: [...plan.warnings, ...written.warnings].slice(0, MOST_TOLD),
    warningCount: plan.warningCount + written.warnings.length,
  };
}

interface Plan extends Counted {
  planned: PlannedOrder[];
  columns: RecognisedColumn[];
}

type Written = Awaited<ReturnType<ImportWriter['write']>>;

interface ReadRows {
  table: ReadTable;
  columns: RecognisedColumn[];
  /** Where a mapping made the rows. */
  mapped?: MappedSheet;
}
