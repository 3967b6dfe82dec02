import { Injectable } from '@nestjs/common';
import { type MatchFinding, type MatchTolerances, matchOrder } from '../domain/three-way-match.js';
import { PurchaseOrdersRepository } from '../purchase-orders.repository.js';

/** The three-way match of several orders at once. */
@Injectable()
export class MatchQuery {
  constructor(private readonly orders: PurchaseOrdersRepository) {}

  async execute(ids: readonly string[], tolerances?: MatchTolerances): Promise<Map<string, MatchFinding[]>> {
    if (ids.length === 0) return new Map();
    const orders = await this.orders.findAll(ids);
    return new Map([...orders].map(([id, order]) => [id, matchOrder(order, tolerances)]));
  }
}
