import { escapeHtml, page } from '../../pages.js';
import type { CompanyBooks } from '../store/company-books.js';

const CARRIED = ['client_id', 'redirect_uri', 'response_type', 'scope', 'state'];

/** What a person sees when an application asks for access: choose a company, then connect or cancel. */
export function consentPage(companies: readonly CompanyBooks[], query: URLSearchParams): string {
  const hidden = CARRIED.map(
    (name) => `<input type="hidden" name="${name}" value="${escapeHtml(query.get(name))}">`,
  ).join('');
  const choices = companies
    .map(
      (books, at) =>
        `<label><input type="radio" name="realm" value="${escapeHtml(books.realmId)}"${at === 0 ? ' checked' : ''}> ${escapeHtml(books.name)} <small>(${escapeHtml(books.realmId)})</small></label>`,
    )
    .join('');
  return page(
    'Connect to QuickBooks Online (sandbox)',
    `<h1>Connect your books</h1>
<p>An application asks to read and write the books of a company in this sandbox: <code>${escapeHtml(query.get('scope'))}</code></p>
<form method="post" action="/connect/oauth2">${hidden}<fieldset><legend>Which company?</legend>${choices}</fieldset>
<p><button class="primary" name="decision" value="approve">Connect</button>
<button class="plain" name="decision" value="deny">Cancel</button></p></form>`,
  );
}
