import { api, got } from '#api-client';
import type { Option } from '#ui';
import type { Direction } from './order';

/** Customers, or suppliers and contractors, whose names hold what was typed. */
export async function findParties(
  direction: Direction,
  text: string,
  signal: AbortSignal,
  limit = 8,
): Promise<Option[]> {
  const params = { query: { q: text || undefined, active: true, limit } };
  const { items } =
    direction === 'customer'
      ? await got(api.GET('/api/v1/customers', { params, signal }))
      : await got(api.GET('/api/v1/contractors', { params, signal }));
  return items.map(({ id, displayName }) => ({ id, label: displayName }));
}
