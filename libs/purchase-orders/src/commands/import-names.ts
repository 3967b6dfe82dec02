import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { PartiesFacade } from '#parties';
import type { DraftOrder, RowError } from '../domain/import/import-orders.js';
import type { PurchaseOrderDirection } from '../domain/purchase-order.js';
import type { NewOrder } from './order-composer.js';

/** An order of a file with ids instead of names. */
export interface PlannedOrder {
  draft: DraftOrder;
  order: NewOrder;
}

type Ids = Map<string, Set<string>>;

/** Finds the parties and items that a file names. Reads only, in two queries. */
@Injectable()
export class ImportNames {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly catalog: CatalogFacade,
  ) {}

  async plan(
    drafts: readonly DraftOrder[],
    direction: PurchaseOrderDirection,
  ): Promise<{ planned: PlannedOrder[]; errors: RowError[] }> {
    const [parties, items] = await Promise.all([this.partyIds(drafts, direction), this.itemIds(drafts)]);
    const errors: RowError[] = [];
    const planned = drafts.flatMap((draft) => {
      const party = draft.party ? only(parties, draft.party, draft.row, direction, errors) : undefined;
      const lines = draft.lines.map(({ row, item, quantity, description, unit, unitPrice }) => ({
        ...{ quantity, description, unit, unitPrice },
        itemId: item ? (only(items, item, row, 'item', errors) ?? null) : null,
      }));
      if (!party) return [];
      const owner = direction === 'customer' ? { customerId: party } : { contractorId: party };
      const order: NewOrder = {
        ...draft.header,
        ...owner,
        direction,
        lines,
        number: draft.number ?? undefined,
      };
      return [{ draft, order }];
    });
    return { planned, errors };
  }

  private async partyIds(drafts: readonly DraftOrder[], direction: PurchaseOrderDirection): Promise<Ids> {
    const names = [...new Set(drafts.map(({ party }) => party))];
    const found =
      direction === 'customer'
        ? await this.parties.customersNamed(names)
        : await this.parties.contractorsNamed(names);
    return idsBy(found, ({ displayName, companyName }) => [displayName, companyName]);
  }

  private async itemIds(drafts: readonly DraftOrder[]): Promise<Ids> {
    const names = drafts.flatMap(({ lines }) => lines.flatMap(({ item }) => item ?? []));
    const found = await this.catalog.itemsCalled([...new Set(names)]);
    return idsBy(found, ({ sku, name }) => [sku, name]);
  }
}

function idsBy<T extends { id: string }>(found: readonly T[], namesOf: (one: T) => (string | null)[]): Ids {
  const ids: Ids = new Map();
  for (const one of found)
    for (const name of namesOf(one)) {
      const key = name?.toLowerCase();
      if (key) ids.set(key, (ids.get(key) ?? new Set()).add(one.id));
    }
  return ids;
}

/** The one id that has the name; none and several are told. */
function only(ids: Ids, name: string, row: number, kind: string, errors: RowError[]): string | undefined {
  const found = [...(ids.get(name.toLowerCase()) ?? [])];
  if (found.length === 1) return found[0];
  const message =
    found.length === 0
      ? `There is no active ${kind} called "${name}".`
      : `${found.length} ${kind}s are called "${name}".`;
  const fix =
    found.length === 0
      ? `Write the name as it is in the list, or add the ${kind} first.`
      : 'Write the name that only one has.';
  errors.push({ row, column: null, message, fix });
  return undefined;
}
