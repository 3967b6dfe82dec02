import { api, got } from '#api-client';
import type { Option } from '#ui';

const paramsOf = (text: string) => ({ query: { q: text || undefined, limit: 20 } });

export async function findCustomers(text: string, signal: AbortSignal): Promise<Option[]> {
  const { items } = await got(api.GET('/api/v1/customers', { params: paramsOf(text), signal }));
  return items.map(({ id, displayName }) => ({ id, label: displayName }));
}

export async function findContractors(text: string, signal: AbortSignal): Promise<Option[]> {
  const { items } = await got(api.GET('/api/v1/contractors', { params: paramsOf(text), signal }));
  return items.map(({ id, displayName }) => ({ id, label: displayName }));
}

export async function findJobs(text: string, signal: AbortSignal): Promise<Option[]> {
  const { items } = await got(api.GET('/api/v1/jobs', { params: paramsOf(text), signal }));
  return items.map(({ id, number, name }) => ({ id, label: name, detail: number }));
}
