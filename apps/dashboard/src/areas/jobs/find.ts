import { api, got } from '#api-client';
import type { Option } from '#ui';

const LIMIT = 20;

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
