import { isOnPaper, sheetOf } from '../stage/saved.js';
import type { Stage } from '../stage/stage.js';

interface Items {
  items: { id: string; number: string }[];
}

export default function filesJourney(stage: () => Stage): void {
  describe('lists that are handed on', () => {
    it('what waits for approval has every row, as a sheet and on paper', async () => {
      const page = await stage().page('/approvals?direction=receivable');
      await page.getByRole('heading', { name: 'Approvals', level: 1 }).waitFor();
      const { items } = await stage().send<Items>(
        ...(['GET', '/dashboard/invoices/pending?direction=receivable'] as const),
      );
      const { headers, rows } = await sheetOf(page);
      expect(headers).toContain('What stands out');
      expect(rows.map(([number]) => number)).toEqual(items.map(({ number }) => number));
      expect(await isOnPaper(page)).toBe(true);
    }, 60_000);
  });
}
