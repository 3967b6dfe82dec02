import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { DuplicateReason } from '../domain/duplicates.js';
import type { RowError } from '../domain/import/import-orders.js';
import type { PurchaseOrderView } from '../domain/purchase-order.js';
import { DuplicatesQuery } from '../queries/duplicates.query.js';
import { CreatePurchaseOrderCommand } from './create-purchase-order.command.js';
import type { PlannedOrder } from './import-names.js';

export interface ImportedOrder {
  id: string;
  row: number;
  number: string;
  party: string;
  lineCount: number;
  currency: string;
  total: string;
}

/** An order that was left out because its number is there already. */
export interface SkippedOrder {
  row: number;
  number: string;
  existingId: string;
}

const WORDS: Record<DuplicateReason, string> = {
  same_number: 'the same number',
  same_reference: 'the same reference',
  same_amount_and_day: 'the same amount on the same day',
};

/** Enters the orders of a file one by one, and says of each row what stands in its way. Needs an open unit of work. */
@Injectable()
export class ImportWriter {
  constructor(
    private readonly createOrder: CreatePurchaseOrderCommand,
    private readonly duplicates: DuplicatesQuery,
  ) {}

  async write(
    planned: readonly PlannedOrder[],
    { draft = false, skipExisting = false }: { draft?: boolean; skipExisting?: boolean },
  ): Promise<{ orders: ImportedOrder[]; skipped: SkippedOrder[]; errors: RowError[]; warnings: RowError[] }> {
    const created: [PlannedOrder, PurchaseOrderView][] = [];
    const skipped: SkippedOrder[] = [];
    const errors: RowError[] = [];
    for (const plan of planned) {
      try {
        created.push([plan, await this.createOrder.execute({ ...plan.order, draft })]);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        const existing = skipExisting ? existingOf(error) : undefined;
        if (existing)
          skipped.push({ row: plan.draft.row, number: plan.draft.number ?? '', existingId: existing });
        else errors.push(rowError(error, plan));
      }
    }
    const warnings = await this.warnings(created);
    return { orders: created.map(toImported), skipped, errors, warnings };
  }

  private async warnings(created: readonly [PlannedOrder, PurchaseOrderView][]): Promise<RowError[]> {
    const found = await this.duplicates.ofOrders(created.map(([, order]) => order));
    return created.flatMap(([{ draft }], index) =>
      (found[index] ?? []).slice(0, 1).map(({ number, reasons }) => ({
        row: draft.row,
        column: null,
        message: `Order ${number} has ${reasons.map((reason) => WORDS[reason]).join(' and ')}.`,
        fix: 'Look at both before you approve one.',
      })),
    );
  }
}

function existingOf({ code, details }: DomainError): string | undefined {
  return code === 'PURCHASE_ORDERS.NUMBER_TAKEN' ? String(details?.existingId) : undefined;
}

/** An error about a line is about that line's row. */
function rowError({ message, fix, field }: DomainError, { draft }: PlannedOrder): RowError {
  const line = /^lines\.(\d+)\./.exec(field ?? '')?.[1];
  const row = (line === undefined ? undefined : draft.lines[Number(line)]?.row) ?? draft.row;
  return { row, column: null, message, fix: fix ?? null };
}

function toImported([{ draft }, order]: [PlannedOrder, PurchaseOrderView]): ImportedOrder {
  const { id, number, currency, total, lines } = order;
  return { id, row: draft.row, number, party: draft.party, lineCount: lines.length, currency, total };
}
