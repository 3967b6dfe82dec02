import { newId, zoned } from '#kernel';
import { eventually } from '../../../../libs/platform/src/testing/eventually.js';
import { PHONE, type Stage } from '../stage/stage.js';

interface Made {
  id: string;
}

/** Where it is daytime now: a day that has begun only just has nothing to show. */
function zoneInDaylight(): string {
  const zones = [
    'America/Toronto',
    'America/St_Johns',
    'America/Vancouver',
    'Europe/Paris',
    'Asia/Kolkata',
    'Asia/Tokyo',
  ];
  const isDaylight = (zone: string) => {
    const { minuteOfDay } = zoned(new Date(), zone);
    return minuteOfDay >= 9 * 60 && minuteOfDay < 21 * 60;
  };
  return zones.find(isDaylight) ?? 'Pacific/Auckland';
}

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

export default function liveTimeJourney(stage: () => Stage): void {
  describe('the live time', () => {
    let here: Stage;

    const person = async (displayName: string) =>
      (await here.send<Made>('POST', '/contractors', { displayName }, 'manager')).id;
    const work = (contractorId: string, from: number, to: number | null, more: object = {}) =>
      here.send<Made>(
        'POST',
        `/contractors/${contractorId}/time`,
        { id: newId(), startedAt: ago(from), ...(to !== null && { endedAt: ago(to) }), ...more },
        'manager',
      );

    beforeAll(async () => {
      here = await stage().elsewhere('Lakehead Electric Ltd.');
      await here.send('PATCH', '/organization', { timezone: zoneInDaylight() });
      const { id: customerId } = await here.send<Made>('POST', '/customers', {
        displayName: 'Terry Fox Arena',
      });
      const lines = [{ description: 'Lighting', quantity: '1', unitPrice: '18000' }];
      const { id: jobId } = await here.send<Made>(
        'POST',
        '/jobs',
        { customerId, name: 'LED retrofit, rink 2', lines },
        'manager',
      );
      const [amara, bea, carlos, devon] = await Promise.all(
        ['Amara Okafor', 'Bea Lindqvist', 'Carlos Mendes', 'Devon Ashworth-Featherstonehaugh'].map(person),
      );
      const visit = (title: string, contractorId: string | undefined, from: number) =>
        here.send<Made>(
          'POST',
          '/work-orders',
          {
            ...{
              title,
              jobId,
              contractorIds: [contractorId],
              scheduledStart: ago(from),
              scheduledEnd: ago(from - 120),
            },
            ...{ latitude: '48.406000', longitude: '-89.247000' },
          },
          'manager',
        );
      await work(amara ?? '', 300, 190, { jobId });
      const breaks = [{ startedAt: ago(120), endedAt: ago(100) }];
      await work(amara ?? '', 185, 60, { jobId, breaks });
      await work(amara ?? '', 52, null, { jobId });
      const { id } = await work(bea ?? '', 210, null, { jobId });
      await here.send('POST', `/time-entries/${id}/pause`, { at: ago(7) }, 'manager');
      await work(carlos ?? '', 240, 120, { jobId });
      await work(carlos ?? '', 150, 40, { jobId });
      await visit('Panel B, no power', devon, 42);
      await visit('Exit signs, lobby', bea, -60);
    }, 60_000);

    it('ticks, and says in words what is late and what is counted twice', async () => {
      const page = await here.page('/live/time', { as: 'dispatcher' });
      const day = page.getByRole('region', { name: 'Today, person by person' });
      await day.getByText('Late 42 min: Panel B, no power').waitFor();
      await day.getByText(/^Counted twice/).waitFor();
      await day.getByText(/^Break 0:07:/).waitFor();
      const clock = day.getByText(/^Worked \d:\d\d:\d\d/).first();
      const before = await clock.textContent();
      await eventually(async () => (await clock.textContent()) !== before, 'the clock to tick');
    });

    it('a clock that is started appears and runs; what needs a look is found with one filter', async () => {
      const page = await here.page('/live/time', { as: 'manager' });
      await page.getByText('1 clock runs').waitFor();
      await page.getByText('Live', { exact: true }).first().waitFor();
      await work(await person('Elif Kaya'), 0, null);
      await page.getByText('2 clocks run').waitFor();
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByRole('menuitemradio', { name: 'Needs a look' }).click();
      await page.getByText('Elif Kaya', { exact: true }).waitFor({ state: 'detached' });
      expect(page.url()).toContain('show=flagged');
      await page.getByRole('link', { name: 'Carlos Mendes on the map' }).waitFor();
    });

    it('looks right', async () => {
      const ready = 'Late 4';
      await here.inspect('live-time', '/live/time', (page) => page.getByText(ready).waitFor(), 'manager');
    });

    it('can be read in French, in the dark and on a phone', async () => {
      const page = await here.page('/live/time', { language: 'fr', theme: 'dark', ...PHONE });
      await page.getByText(/^En retard de 4\d min/).waitFor();
      await here.check(page);
    });
  });
}
