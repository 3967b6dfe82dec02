import type { Page } from 'playwright-core';
import { eventually } from '../../../../libs/platform/src/testing/eventually.js';
import { StageCrew } from '../stage/crew.js';
import { PHONE, type Stage } from '../stage/stage.js';

interface Active {
  contractorId: string;
  name: string;
  position: { latitude: number; longitude: number } | null;
}

const list = (page: Page) => page.getByRole('region', { name: 'People', exact: true });
const map = (page: Page) => page.getByRole('region', { name: /^Map with/ });

export default function liveMapJourney(stage: () => Stage): void {
  describe('the live map', () => {
    let here: Stage;
    let crew: StageCrew;
    /** The one of the crew who works in Ottawa, far from the others. */
    let alone: Active & { position: NonNullable<Active['position']> };

    const active = async () =>
      (await here.send<{ items: Active[] }>('GET', '/dashboard/contractors/active')).items;

    beforeAll(async () => {
      here = await stage().elsewhere('Ridgeline Mechanical');
      crew = await StageCrew.start(here, 5);
      await here.send('POST', '/work-orders', {
        ...{ title: 'No heat, east wing', latitude: '43.676100', longitude: '-79.410500' },
        ...{ geofenceMetres: 200, timezone: 'America/Toronto' },
        siteAddress: { line1: '10 Poplar Plains Road', city: 'Toronto', province: 'ON', country: 'CA' },
      });
      // Somebody may begin with a break, and is not on the map before it is over.
      const placed = await eventually(async () => {
        const people = (await active()).filter(({ position }) => position);
        return people.length >= 4 && people.find(({ position }) => (position?.longitude ?? 0) > -77);
      }, 'the crew on the map');
      alone = placed as typeof alone;
    }, 60_000);

    afterAll(() => crew?.stop());

    it('shows somebody move, and a press on the marker opens who it is', async () => {
      const { latitude, longitude } = alone.position;
      const page = await here.page(`/live?at=${latitude},${longitude},12`, { as: 'dispatcher' });
      await list(page).getByRole('button').nth(4).waitFor();
      await map(page).click();
      await page.getByRole('heading', { name: alone.name, level: 2 }).waitFor();
      expect(page.url()).toContain(`person=${alone.contractorId}`);
      await page.getByText(/places? recorded/).waitFor();
      await page.getByRole('button', { name: 'Zoom in' }).click();
      await page.getByRole('button', { name: 'Zoom in' }).click();
      const callout = map(page).getByText(alone.name);
      const before = await callout.boundingBox();
      await eventually(async () => {
        const now = await callout.boundingBox();
        return now && before && Math.hypot(now.x - before.x, now.y - before.y) > 4;
      }, 'the marker to move');
    });

    it('is searched, walked and closed with the keyboard, and the address says what is shown', async () => {
      const page = await here.page('/live');
      await list(page).getByRole('button').nth(4).waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type(alone.name.slice(0, 5));
      await list(page).getByRole('button').nth(1).waitFor({ state: 'detached' });
      await page.keyboard.press('Enter');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: alone.name, level: 2 }).waitFor();
      expect(page.url()).toMatch(/q=.*person=/);
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { level: 2 }).waitFor({ state: 'detached' });
      await page.getByRole('tab', { name: /Sites · 1 open/ }).click();
      await page.getByRole('button', { name: /No heat, east wing.*Nobody assigned/ }).click();
      expect(page.url()).toContain('tab=sites');
    });

    it('looks right', async () => {
      await here.inspect(
        'live',
        '/live',
        (page) => list(page).getByRole('button').nth(4).waitFor(),
        'dispatcher',
      );
    });

    it('shows one person with her way', async () => {
      const path = `/live?person=${alone.contractorId}`;
      await here.inspect(
        'live-person',
        path,
        // Two places are a way that the marker hides.
        (page) => page.getByText(/^([5-9]|\d\d) places recorded/).waitFor(),
        'manager',
      );
    });

    it('can be read in French on a phone', async () => {
      const page = await here.page('/live', { language: 'fr', ...PHONE });
      await page.getByRole('region', { name: /^Carte avec [45] personnes/ }).waitFor();
      await page
        .getByRole('region', { name: 'Personnes', exact: true })
        .getByText('Travaille')
        .first()
        .waitFor();
      await here.check(page);
    });
  });
}
