import { api, got, type schemas } from '#api-client';
import type { Option } from '#ui';

const LIMIT = 20;

export async function findCustomers(text: string, signal: AbortSignal): Promise<Option[]> {
  const params = { query: { q: text || undefined, active: true, limit: LIMIT } };
  const { items } = await got(api.GET('/api/v1/customers', { params, signal }));
  return items.map(({ id, displayName }) => ({ id, label: displayName }));
}

/** An item with what a line takes from it. */
export type ItemOption = Option & Pick<schemas['ItemRow'], 'name' | 'unitPrice'>;

export async function findItems(text: string, signal: AbortSignal): Promise<ItemOption[]> {
  const params = { query: { q: text || undefined, active: true, limit: LIMIT } };
  const { items } = await got(api.GET('/api/v1/items', { params, signal }));
  return items.map(({ id, name, sku, unitPrice }) => ({
    ...{ id, name, unitPrice },
    label: name,
    detail: sku ?? undefined,
  }));
}

/** Customers' orders that a job can be made of: approved ones first, then those that have jobs already. */
export async function findOrders(text: string, signal: AbortSignal): Promise<Option[]> {
  const read = async (status: 'approved' | 'in_progress') => {
    const query = { q: text || undefined, direction: 'customer', status, limit: LIMIT } as const;
    return (await got(api.GET('/api/v1/purchase-orders', { params: { query }, signal }))).items;
  };
  const found = await Promise.all([read('approved'), read('in_progress')]);
  return found.flat().map(({ id, number, partyName }) => ({
    id,
    label: number,
    detail: partyName ?? undefined,
  }));
}
