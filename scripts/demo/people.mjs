import { Api } from './api.mjs';

/** Who does what in the story. They are made by the demo seed. */
const PEOPLE = {
  owner: 'owner@cascade.example',
  dispatcher: 'dispatcher@cascade.example',
  accountant: 'accountant@cascade.example',
  manager: 'manager@cascade.example',
};

/**
 * @typedef {Record<'owner' | 'dispatcher' | 'accountant' | 'manager', Api>} People
 * @returns {Promise<{ people: People, names: Record<keyof typeof PEOPLE, string>, organization: string }>}
 */
export async function signInAll({ baseUrl, password }) {
  const entries = await Promise.all(
    Object.entries(PEOPLE).map(async ([role, email]) => {
      const api = await Api.signIn(baseUrl, email, password).catch((error) => {
        throw error.status === 401 ? strangers(baseUrl) : error;
      });
      return [role, api, await api.get('/me')];
    }),
  );
  return {
    people: Object.fromEntries(entries.map(([role, api]) => [role, api])),
    names: Object.fromEntries(entries.map(([role, , me]) => [role, me.name.split(' ')[0]])),
    organization: entries[0][2].organization.name,
  };
}

function strangers(baseUrl) {
  const error = new Error(
    `The InvoicePatch at ${baseUrl} does not know the demo's people or their password.`,
  );
  error.fix = 'Stop it, or set PORT to a free port: the demo then starts a stack of its own.';
  return error;
}
