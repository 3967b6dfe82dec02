import type { Page } from 'playwright-core';
import { addDays, localDateOf } from '#kernel';
import { layOutBusyOffice } from '../stage/busy-office.js';
import { PHONE, type Stage } from '../stage/stage.js';

/** Drawn, and not only named. */
const isDrawn = async (page: Page) => {
  await page.getByRole('figure', { name: 'Owed to us, by days overdue' }).waitFor();
  await page.getByRole('link', { name: 'Cooling tower rebuild' }).first().waitFor();
};

/** What the list says of itself once it is there; `expected` is only waited for. */
async function rowsOf(page: Page, to: string, expected: number): Promise<number> {
  if (to.startsWith('/?show=')) {
    const rows = page.getByRole('dialog').getByRole('listitem');
    if (expected > 0) await rows.first().waitFor();
    return rows.count();
  }
  if (to.startsWith('/sync')) {
    await page.getByRole('heading', { name: 'Sync', level: 1 }).waitFor();
    return page.getByRole('tabpanel').locator(':scope > ul > li').count();
  }
  if (to.startsWith('/live/time')) {
    const rows = page.getByRole('region', { name: 'Today, person by person' }).locator(':scope > ul > li');
    await rows.first().waitFor();
    return rows.count();
  }
  const said = page.getByText(/^\d+ rows?$/);
  if (expected === 0) {
    await page.getByRole('main').waitFor();
    return (await said.count()) === 0 ? 0 : Number.parseInt((await said.first().textContent()) ?? '', 10);
  }
  await said.first().waitFor();
  return Number.parseInt((await said.first().textContent()) ?? '', 10);
}

export default function homeJourney(stage: () => Stage): void {
  describe('home', () => {
    let here: Stage;

    beforeAll(async () => {
      here = await stage().elsewhere('Humber Mechanical Services Ltd.');
      await layOutBusyOffice(here);
    }, 60_000);

    it('counts what waits, and one press opens what was counted', async () => {
      const page = await here.page('/');
      const cards = page.getByRole('region', { name: 'Waiting for you' });
      const { items } = await here.send<{ items: object[] }>(
        'GET',
        '/invoices?overdue=true&direction=receivable',
      );
      await cards.getByRole('link', { name: new RegExp(`^Overdue ${items.length} `) }).click();
      await page.getByText(`${items.length} rows`).waitFor();
      expect(page.url()).toContain('/invoices?overdue=yes&direction=receivable');
      await page.goBack();
      await cards.getByRole('link', { name: /^Expiring clearances 2 / }).click();
      await page.getByText('2 rows').waitFor();
      await page.getByText('Expired 2 days ago').waitFor();
    });

    it.each(['owner', 'accountant', 'dispatcher'] as const)(
      'every card of the %s leads to as many rows as it counts',
      async (as) => {
        const page = await here.page('/', { as });
        const cards = page.getByRole('region', { name: 'Waiting for you' }).getByRole('link');
        await cards.first().waitFor();
        const told: string[] = [];
        const listed: string[] = [];
        for (const card of await cards.all()) {
          const to = (await card.getAttribute('href')) ?? '';
          const figure = card.getByText(/^\d+\+?$/);
          await figure.waitFor();
          const count = await figure.textContent();
          told.push(`${to} ${count}`);
          const list = await here.page(to, { as });
          listed.push(`${to} ${await rowsOf(list, to, Number(count))}`);
          await list.close();
        }
        expect(listed).toEqual(told);
        expect(told.length).toBeGreaterThan(3);
      },
      60_000,
    );

    it('every age of what is owed leads to as many invoices as are of that age', async () => {
      const page = await here.page('/');
      const figure = page.getByRole('figure', { name: 'Owed to us, by days overdue' });
      await figure.getByRole('link').first().waitFor();
      const listed: string[] = [];
      for (const link of await figure.getByRole('link').all()) {
        const to = (await link.getAttribute('href')) ?? '';
        const list = await here.page(to);
        listed.push(`${await link.textContent()}: ${await rowsOf(list, to, 1)}`);
        await list.close();
      }
      expect(listed).toEqual(['Not due: 2', '1–30: 2', '31–60: 1', '61–90: 1', 'Over 90: 1']);
    });

    it.each([
      ['owner', 'Owed to us', /^on (\d+) invoices/],
      ['owner', 'Margin of live jobs', /^(\d+)$/],
      ['dispatcher', 'Late jobs', /^(\d+)$/],
      ['dispatcher', 'Working now', /^(\d+) clocked in$/],
    ] as const)('for the %s "%s" leads to as many rows as it counts', async (as, title, count) => {
      const page = await here.page('/', { as });
      const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: title }) });
      const told = Number(count.exec((await panel.getByText(count).first().textContent()) ?? '')?.[1]);
      const to = (await panel.locator('header').getByRole('link').getAttribute('href')) ?? '';
      expect(told).toBeGreaterThan(0);
      const list = await here.page(to, { as });
      expect(await rowsOf(list, to, told)).toBe(told);
    });

    it('leads from who is late with most to exactly these invoices', async () => {
      const page = await here.page('/');
      await page.getByRole('link', { name: /^Bloor Street Lofts 38 days late · 2 invoices/ }).click();
      await page.getByText('2 rows').waitFor();
    });

    it('shows with one key what is finished and not invoiced, each with its job', async () => {
      const page = await here.page('/');
      await page.getByRole('link', { name: /^Completed, not invoiced 1 / }).waitFor();
      await page.keyboard.press('2');
      const row = page.getByRole('dialog').getByRole('link', { name: /^Boiler room piping/ });
      expect(await row.getAttribute('href')).toMatch(/^\/jobs\/[0-9a-f-]{36}$/);
      expect(page.url()).toContain('show=to-bill');
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });

    it('asks for everything once, and connects when it stands without missing what happened meanwhile', async () => {
      const page = await here.page('/');
      await isDrawn(page);
      const asked: string[] = [];
      const heads: Record<string, string>[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/api/v1/')) asked.push(`${request.method()} ${request.url()}`);
      });
      page.on('response', (response) => {
        if (/\/assets\/.*\.js$/.test(response.url())) heads.push(response.headers());
      });
      const sent: string[] = [];
      page.on('websocket', (socket) =>
        socket.on('framesent', ({ payload }) => void sent.push(String(payload))),
      );
      const document = await page.reload();
      await isDrawn(page);
      expect(asked.some((one) => one.endsWith('/api/v1/live/head'))).toBe(true);
      await page.getByRole('status').getByText('Live', { exact: true }).first().waitFor();
      expect(sent.find((frame) => frame.startsWith('40/managers'))).toMatch(/"lastSequence":\d+/);
      expect(asked).toEqual([...new Set(asked)]);
      // What protects a page stands with the page, and is no part of every script.
      expect(document?.headers()['content-security-policy']).toContain("script-src 'self'");
      expect(heads.length).toBeGreaterThan(5);
      for (const head of heads) {
        expect(head['x-content-type-options']).toBe('nosniff');
        expect(head['content-security-policy']).toBeUndefined();
      }
    });

    it('keeps the period in the address', async () => {
      const page = await here.page('/');
      await page.getByLabel('Period').selectOption('This year');
      await page.waitForURL(/period=year/);
      await page.reload();
      expect(await page.getByLabel('Period').inputValue()).toBe('year');
    });

    it('begins for an accountant with the money, in French, in the dark and on a phone too', async () => {
      const page = await here.page('/', {
        ...{ as: 'accountant', language: 'fr', theme: 'dark' },
        ...PHONE,
      });
      await page.getByRole('link', { name: /^En retard de paiement/ }).waitFor();
      await page.getByRole('heading', { name: 'Comptes clients' }).waitFor();
      await page
        .getByRole('link', { name: /Bloor Street Lofts/ })
        .first()
        .waitFor();
      await here.check(page);
    });

    it('looks right', async () => {
      await here.inspect('home', '/', isDrawn);
    });

    it('shows a dispatcher the day and no money', async () => {
      await here.inspect(
        'home-dispatcher',
        '/',
        async (page) => {
          await page.getByRole('link', { name: 'No heat at loading dock' }).waitFor();
          await page.getByText('Whitford, Jesse').first().waitFor();
          expect(await page.getByText('Owed to us').count()).toBe(0);
        },
        'dispatcher',
      );
    });

    it('has a schedule on which a visit is given to somebody by key and by mouse, and taken back', async () => {
      const page = await here.page('/schedule', { as: 'dispatcher' });
      const row = (name: string) =>
        page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
      const visit = /No heat at loading dock/;
      const open = row('Nobody yet').getByRole('link', { name: visit });
      await open.focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page
        .getByRole('status')
        .filter({ hasText: /^WO-\d+: Anand Patel, / })
        .waitFor();
      await page.keyboard.press('Space');
      await row('Anand Patel').getByRole('link', { name: visit }).waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await open.waitFor();
      await open.dragTo(row('Nathalie Roy').getByRole('cell').last());
      await page.getByText(/^WO-\d+: Nathalie Roy, /).waitFor();
      await row('Nathalie Roy').getByRole('link', { name: visit }).click();
      await page.getByRole('button', { name: 'Take Nathalie Roy off' }).click();
      await page.getByRole('button', { name: 'Plan it' }).click();
      await open.waitFor();
    });

    it('has a schedule that looks right by week and by day', async () => {
      const drawn = (name: RegExp) => (page: Page) => page.getByRole('link', { name }).first().waitFor();
      const day = addDays(localDateOf(new Date(), 'America/Toronto'), 2);
      await here.inspect('schedule', `/schedule?day=${day}`, drawn(/Hang the fan coils/), 'dispatcher');
      await here.inspect('schedule-day', '/schedule?view=day', drawn(/Tower fill/), 'dispatcher');
    });
  });
}
