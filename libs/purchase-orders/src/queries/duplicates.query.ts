import { Injectable } from '@nestjs/common';
import { type ComparedOrder, duplicateReasons, type PossibleDuplicate } from '../domain/duplicates.js';
import type { PurchaseOrderView } from '../domain/purchase-order.js';
import { DuplicatesRepository } from '../duplicates.repository.js';

/** Finds the orders that others may be a second copy of. */
@Injectable()
export class DuplicatesQuery {
  constructor(private readonly repository: DuplicatesRepository) {}

  /** For each order its possible duplicates, the strongest first. In one query. */
  private async execute(
    orders: readonly (ComparedOrder & { id?: string })[],
  ): Promise<PossibleDuplicate[][]> {
    if (orders.length === 0) return [];
    const candidates = await this.repository.candidates(orders);
    return orders.map((order) =>
      candidates
        .filter(({ id }) => id !== order.id?.toLowerCase())
        .map(({ direction, partyId, currency, ...found }) => ({
          ...found,
          reasons: duplicateReasons(order, { direction, partyId, currency, ...found }),
        }))
        .filter(({ reasons }) => reasons.length > 0)
        .sort((a, b) => b.reasons.length - a.reasons.length || a.id.localeCompare(b.id)),
    );
  }

  async ofOrder(order: PurchaseOrderView): Promise<PossibleDuplicate[]> {
    return (await this.ofOrders([order]))[0] ?? [];
  }

  ofOrders(orders: readonly PurchaseOrderView[]): Promise<PossibleDuplicate[][]> {
    return this.execute(
      orders.map(
        ({ id, direction, number, reference, orderDate, currency, total, customerId, contractorId }) => ({
          ...{ id, direction, number, reference, orderDate, currency, total },
          partyId: customerId ?? contractorId ?? '',
        }),
      ),
    );
  }
}
