import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { PartiesFacade } from '#parties';
import type { ImportField, RecognisedColumn } from '../domain/import/import-columns.js';
import type { DraftOrder, RowError } from '../domain/import/import-orders.js';
import type { PurchaseOrderDirection } from '../domain/purchase-order.js';
import type { NewOrder } from './order-composer.js';

/** An order of a file with ids instead of names. */
export interface PlannedOrder {
  draft: DraftOrder;
  order: NewOrder;
}

type Ids = Map<string, Set<string>>;

/** What one looks for by name, and under which heading the name stands. */
interface Sought {
  ids: Ids;
  kind: string;
  column: string | null;
}

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
    columns: readonly RecognisedColumn[],
  ): Promise<{ planned: PlannedOrder[]; errors: RowError[] }> {
    const [parties, items] = await Promise.all([this.partyIds(drafts, direction), this.itemIds(drafts)]);
    const errors: RowError[] = [];
    const headed = (field: ImportField) => columns.find((column) => column.field === field)?.header ?? null;
    const party: Sought = { ids: parties, kind: direction, column: headed('party') };
    const item: Sought = { ids: items, kind: 'item', column: headed('item') };
    const planned = drafts.flatMap((draft) => {
      const partyId = draft.party ? only(party, draft.party, draft.row, errors) : undefined;
      const lines = draft.lines.map(({ row, item: name, quantity, description, unit, unitPrice }) => ({
        ...{ quantity, description, unit, unitPrice },
        itemId: name ? (only(item, name, row, errors) ?? null) : null,
      }));
      if (!partyId) return [];
      const owner = direction === 'customer' ? { customerId: partyId } : { contractorId: partyId };
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
function only(
  { ids, kind, column }: Sought,
  name: string,
  row: number,
  errors: RowError[],
): string | undefined {
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
  errors.push({ row, column, message, fix });
  return undefined;
}
