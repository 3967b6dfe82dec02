import { Sandbox } from './sandbox.mjs';

export const SYSTEM = 'quickbooks-online';

/**
 * Asks for access the way the "Connect" button does. Answers where the person is sent, and the sandbox behind it;
 * throws when it is no sandbox.
 * @param {import('./api.mjs').Api} owner
 */
export async function authorize(owner) {
  const { url } = await owner.post(`/integrations/${SYSTEM}/authorize`);
  return { url, sandbox: await Sandbox.behind(url) };
}

/**
 * The rest of the way: consent, connect, "yes, this is my company". The first full pull runs when this returns.
 * @param {import('./api.mjs').Api} owner
 * @param {{ url: string, sandbox: Sandbox }} authorization a fresh one of `authorize`
 * @param {string} realm the company that the person chooses
 * @returns {Promise<{ connectionId: string, companyName: string, runId: string }>}
 */
export async function linkCompany(owner, { url, sandbox }, realm) {
  const consent = await sandbox.consent(url, realm);
  const { id, companyName } = await owner.post(`/integrations/${SYSTEM}/connect`, consent);
  const { runId } = await owner.post(`/integrations/${id}/confirm`);
  return { connectionId: id, companyName, runId };
}
