import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { readTable } from '#platform';

/** What a person saves from a list, as the server wrote it. */
async function saved(
  page: Page,
  form: 'Excel' | 'PDF' | 'CSV',
  within: Page | Locator = page,
): Promise<{ name: string; bytes: Buffer }> {
  await within.getByRole('button', { name: /^(Save as|Enregistrer)$/ }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: form }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** `within`: the part of the page that it is saved from, where others can be saved as well. */
export async function sheetOf(page: Page, within?: Locator) {
  const { bytes } = await saved(page, 'Excel', within);
  return readTable(bytes, 'list.xlsx');
}

export async function isOnPaper(page: Page): Promise<boolean> {
  return (await saved(page, 'PDF')).bytes.subarray(0, 5).toString() === '%PDF-';
}
