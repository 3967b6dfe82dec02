import createClient, { type Middleware } from 'openapi-fetch';
import { fetchOrTake } from './early';
import type { paths } from './generated/schema';
import { ProblemError, problemOf, unreachable } from './problem';
import { session } from './session';

const signing: Middleware = {
  async onRequest({ request }) {
    const token = await session.token();
    if (token) request.headers.set('authorization', `Bearer ${token}`);
    return request;
  },
  async onResponse({ request, response }) {
    if (response.ok) return undefined;
    const problem = await problemOf(response);
    const token = request.headers.get('authorization')?.slice('Bearer '.length);
    if (response.status === 401 && token) await session.refused(token);
    throw problem;
  },
  onError({ error }) {
    return error instanceof ProblemError ? error : unreachable();
  },
};

/** Every route of the API with its types. A refusal is thrown as a `ProblemError`. */
export const api = createClient<paths>({ fetch: fetchOrTake });
api.use(signing);

/** What a request answered: `const customer = await got(api.GET('/api/v1/customers/{id}', …))`. */
export async function got<T>(request: Promise<{ data?: T }>): Promise<T> {
  const { data } = await request;
  return data as T;
}

/** A header that makes a repeated write one write. Make the key when the form opens, not when it is sent. */
export const idempotent = (key: string) => ({ 'Idempotency-Key': key });

/** A key of its own for one intended write. */
export const newKey = (): string =>
  // Plain HTTP on another machine has no randomUUID.
  crypto.randomUUID?.() ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
