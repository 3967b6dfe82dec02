import { Api } from '../demo/api.mjs';
import { authorize, linkCompany } from '../demo/link.mjs';
import { Sandbox } from '../demo/sandbox.mjs';
import { until } from '../demo/until.mjs';

const OWNER = 'owner@cascade.example';
const SANDBOX_SECONDS = 30;

/**
 * Links the demo's organization to the first company of the sandbox when it was never linked to any, by the steps a
 * person takes. Answers what to tell, or undefined when there was nothing to do; never throws, because a start
 * without a link is still a start.
 * @param {{ port: number, sandboxUrl: string, password: string }} stack
 */
export async function linkOnFirstStart({ port, sandboxUrl, password }) {
  const baseUrl = `http://127.0.0.1:${port}`;
  try {
    const owner = await Api.signIn(baseUrl, OWNER, password);
    // A link that somebody ended is not made again: the audit log still knows of it, the list does not.
    const { items } = await owner.get('/audit?action=connection.linked&limit=1');
    if (items.length > 0) return undefined;
    const [company] = await until('the sandbox to answer', () => companiesOf(sandboxUrl), SANDBOX_SECONDS);
    if (!company) return undefined;
    const { connectionId, companyName } = await linkCompany(owner, await authorize(owner), company.realmId);
    return `Linked to ${companyName} in the sandbox: first sync is running, see http://localhost:${port}/api/v1/integrations/${connectionId}/status`;
  } catch (error) {
    return `Not linked to the sandbox: ${error.message} Everything else works; link it by POST /api/v1/integrations/quickbooks-online/authorize.`;
  }
}

/** Undefined while the sandbox still starts: only the API is waited for before the banner. */
function companiesOf(sandboxUrl) {
  return new Sandbox(sandboxUrl).control('GET', '/companies').catch(() => undefined);
}
