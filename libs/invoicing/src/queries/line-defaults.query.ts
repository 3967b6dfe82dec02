import { Injectable } from '@nestjs/common';
import { JobsFacade } from '#jobs';
import { Money } from '#kernel';
import { PartiesFacade } from '#parties';
import { PurchaseOrdersFacade } from '#purchase-orders';
import { TimekeepingFacade } from '#timekeeping';
import type { InvoiceInput, RequestedLine } from '../commands/invoice-composer.js';
import { materialGroups } from '../domain/cost-billing.js';
import type { LineInput } from '../domain/line-input.js';
import { filledFrom } from '../domain/order-billing.js';
import { type CostBuyer, CostPricer } from './cost-pricer.query.js';

/** Fills in what a typed line leaves to the costs that it names as evidence, or to the order line that it bills. */
@Injectable()
export class LineDefaults {
  constructor(
    private readonly timekeeping: TimekeepingFacade,
    private readonly jobs: JobsFacade,
    private readonly parties: PartiesFacade,
    private readonly orders: PurchaseOrdersFacade,
    private readonly pricer: CostPricer,
  ) {}

  async fill(input: InvoiceInput): Promise<RequestedLine[]> {
    return input.direction === 'receivable' ? this.priceCosts(input) : this.readOrder(input);
  }

  private async readOrder({ purchaseOrderId, lines }: InvoiceInput): Promise<RequestedLine[]> {
    const isNamed = lines.some(({ purchaseOrderLineNumber }) => purchaseOrderLineNumber != null);
    const order = purchaseOrderId && isNamed ? await this.orders.order(purchaseOrderId) : undefined;
    if (!order) return lines;
    return lines.map((line) =>
      line.purchaseOrderLineNumber == null
        ? line
        : { ...without(line, filledFrom(order, line.purchaseOrderLineNumber)), ...said(line) },
    );
  }

  private async priceCosts({ customerId, currency, lines }: InvoiceInput): Promise<RequestedLine[]> {
    const open = lines.filter(needsPrice);
    const customer = open.length > 0 && customerId ? await this.parties.customer(customerId) : undefined;
    if (!customer) return lines;
    const buyer = { customerId: customer.id, currency: currency ?? customer.currency };
    const expenses = await this.expensesOf(open, buyer);
    const material = await this.materialOf(open, buyer);
    return lines.map((line) => {
      const priced = [...expenses.filter((one) => rests(line, one)), ...(material.get(line) ?? [])];
      return open.includes(line) && priced.length > 0 ? merged(line, priced) : line;
    });
  }

  private async expensesOf(lines: readonly RequestedLine[], buyer: CostBuyer): Promise<LineInput[]> {
    const ids = lines.flatMap((line) => idsOf(line, 'expense'));
    return ids.length === 0 ? [] : this.pricer.expenses(await this.timekeeping.expenses(ids), buyer);
  }

  private async materialOf(
    lines: readonly RequestedLine[],
    buyer: CostBuyer,
  ): Promise<Map<RequestedLine, LineInput[]>> {
    const uses = await this.jobs.materialUses(lines.flatMap((line) => idsOf(line, 'material_use')));
    const groups = lines.flatMap((line) => {
      const own = new Set(idsOf(line, 'material_use'));
      return materialGroups(uses.filter(({ id }) => own.has(id))).map((group) => ({ line, group }));
    });
    const priced = await this.pricer.groups(
      groups.map(({ group }) => group),
      buyer,
    );
    const byLine = new Map<RequestedLine, LineInput[]>();
    for (const [index, { line }] of groups.entries())
      byLine.set(line, [...(byLine.get(line) ?? []), ...priced.slice(index, index + 1)]);
    return byLine;
  }
}

function needsPrice({ unitPrice, amount, evidence = [] }: RequestedLine): boolean {
  const isCost = evidence.some(({ kind }) => kind === 'expense' || kind === 'material_use');
  return isCost && unitPrice === undefined && amount == null;
}

function idsOf({ evidence = [] }: RequestedLine, kind: string): string[] {
  return evidence.filter((one) => one.kind === kind).map(({ sourceId }) => sourceId);
}

function rests(line: RequestedLine, { evidence = [] }: LineInput): boolean {
  return evidence.some(({ sourceId }) => idsOf(line, 'expense').includes(sourceId));
}

/** One line for the costs that it names: with their quantity when it is one cost, else for the sum of them. */
function merged(line: RequestedLine, priced: readonly LineInput[]): RequestedLine {
  const [first] = priced as readonly [LineInput, ...LineInput[]];
  const sum = Money.sum(
    priced.map(({ quantity, unitPrice }) =>
      Money.of(quantity ?? '1')
        .times(unitPrice ?? '0')
        .toCents(),
    ),
  );
  const price =
    priced.length === 1
      ? { quantity: first.quantity, unitPrice: first.unitPrice }
      : { quantity: '1', unitPrice: sum.toFixed() };
  const reasons = priced.flatMap(({ evidence = [] }) => evidence);
  return {
    ...first,
    ...said(line),
    ...price,
    evidence: line.evidence?.map((one) => reasons.find(({ sourceId }) => sourceId === one.sourceId) ?? one),
  };
}

function said(line: RequestedLine): RequestedLine {
  return Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined)) as RequestedLine;
}

/** A line that names its amount has no use for the price of the order. */
function without(line: RequestedLine, { unitPrice, ...rest }: Partial<LineInput>): Partial<LineInput> {
  return line.amount == null ? { unitPrice, ...rest } : rest;
}
