import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { readTable } from '#platform';

/** What a person saves from a list, as the server wrote it. */
async function saved(page: Page, form: 'Excel' | 'PDF' | 'CSV'): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: /^(Save as|Enregistrer)$/ }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: form }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

export async function sheetOf(page: Page) {
  const { bytes } = await saved(page, 'Excel');
  return readTable(bytes, 'list.xlsx');
}

export async function isOnPaper(page: Page): Promise<boolean> {
  return (await saved(page, 'PDF')).bytes.subarray(0, 5).toString() === '%PDF-';
}
