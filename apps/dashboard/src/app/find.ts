import { api, got, type schemas } from '#api-client';
import type { Option } from '#ui';

/** Finders for `ComboField`: what a person means by a few letters. Whoever is switched off is not found. */

const LIMIT = 20;

const named = ({ id, displayName }: { id: string; displayName: string }): Option => ({
  id,
  label: displayName,
});

const wanted = (text: string, limit: number) => ({ q: text || undefined, active: true, limit });

export async function findCustomers(text: string, signal: AbortSignal, limit = LIMIT): Promise<Option[]> {
  const params = { query: wanted(text, limit) };
  const { items } = await got(api.GET('/api/v1/customers', { params, signal }));
  return items.map(named);
}

/** Contractors and suppliers. */
export async function findContractors(text: string, signal: AbortSignal, limit = LIMIT): Promise<Option[]> {
  const params = { query: wanted(text, limit) };
  const { items } = await got(api.GET('/api/v1/contractors', { params, signal }));
  return items.map(named);
}

/** Jobs by name or number; those of one customer where it is known. */
export async function findJobs(text: string, signal: AbortSignal, customerId?: string): Promise<Option[]> {
  const params = { query: { q: text || undefined, customerId, limit: LIMIT } };
  const { items } = await got(api.GET('/api/v1/jobs', { params, signal }));
  return items.map(({ id, number, name }) => ({ id, label: name, detail: number }));
}

/** An item with what a line takes from it. */
export type ItemOption = Option & Pick<schemas['ItemRow'], 'name' | 'unitPrice'>;

export async function findItems(text: string, signal: AbortSignal): Promise<ItemOption[]> {
  const params = { query: wanted(text, LIMIT) };
  const { items } = await got(api.GET('/api/v1/items', { params, signal }));
  return items.map(({ id, name, sku, unitPrice }) => ({
    ...{ id, name, unitPrice },
    label: name,
    detail: sku ?? undefined,
  }));
}

/** Accounts of the books. */
export async function findAccounts(text: string, signal: AbortSignal): Promise<Option[]> {
  const params = { query: wanted(text, LIMIT) };
  const { items } = await got(api.GET('/api/v1/accounts', { params, signal }));
  return items.map(({ id, name, number }) => ({ id, label: name, detail: number ?? undefined }));
}
