import type { Page } from 'playwright-core';
import { sandbox } from '../../../../libs/accounting/src/testing/sandbox.js';

/** Connects a company from the page of Sync, at the vendor's own consent page, and comes back here. */
export async function connectAtConsent(page: Page, realm: string): Promise<void> {
  await page.getByRole('button', { name: 'Connect QuickBooks Online' }).click();
  await page.waitForURL(/\/connect\/oauth2/);
  // The registered address is that of an installation, not of this test: the browser goes there by hand.
  const consent = await sandbox.consent(page.url(), realm);
  await page.goto(`/api/v1/integrations/quickbooks-online/callback?${new URLSearchParams({ ...consent })}`);
  await page.getByRole('link', { name: 'Back to InvoicePatch' }).click();
}
