import { eventually } from '../../../../libs/platform/src/testing/eventually.js';
import type { Stage } from '../stage/stage.js';

interface Made {
  id: string;
  version: number;
}

interface Planned {
  scheduledStart: string;
  scheduledEnd: string;
  assignments: { contractorName: string }[];
}

/** A day on which the clocks of Toronto are five hours behind. */
const DAY = '2027-01-12';
const BOARD = `/schedule?day=${DAY}&view=day`;
const at = (time: string, day = DAY): string => `${day}T${time}:00.000Z`;

export default function scheduleJourney(stage: () => Stage): void {
  describe('the schedule', () => {
    let here: Stage;
    let ana: Made;
    let bo: Made;

    const person = (displayName: string) => here.send<Made>('POST', '/contractors', { displayName });
    const visit = (title: string, contractorIds: string[], from: string, to: string) =>
      here.send<Made>('POST', '/work-orders', {
        ...{ title, contractorIds, scheduledStart: from, scheduledEnd: to },
      });
    const read = ({ id }: Made) => here.send<Planned>('GET', `/work-orders/${id}`);

    beforeAll(async () => {
      here = await stage().elsewhere('Ridgeline Roofing Ltd.');
      [ana, bo] = [await person('Ana Lightfoot'), await person('Bo Tremblay')];
    }, 60_000);

    it('begins its weeks, and the calendar those of the work, on the day on which those of time begin', async () => {
      for (const [weekStartsOn, firstDay, english, french] of [
        [1, '2027-01-11', 'Mon', 'Lun'],
        [0, '2027-01-10', 'Sun', 'Dim'],
        [1, '2027-01-11', 'Mon', 'Lun'],
      ] as const) {
        await here.send('PATCH', '/timekeeping-policy', { weekStartsOn });
        const time = await here.send<{ firstDay: string }>('GET', `/time-weeks?day=${DAY}`);
        expect(time.firstDay).toBe(firstDay);
        for (const [language, weekday] of [
          ['en', english],
          ['fr', french],
        ] as const) {
          const page = await here.page(`/schedule?day=${DAY}`, { as: 'dispatcher', language });
          const heads = page.getByRole('columnheader');
          const name = `${weekday} ${Number(firstDay.slice(8))}`;
          await heads.nth(1).getByText(name, { exact: true }).waitFor();
          await page.goto(`/jobs/calendar?day=${DAY}`);
          await heads.first().getByText(weekday, { exact: true }).waitFor();
          await page.close();
        }
      }
    });

    it('keeps the length of a visit over days when it is given to somebody else', async () => {
      const long = await visit('Strip the roof', [ana.id], at('13:00'), at('21:00', '2027-01-14'));
      const page = await here.page(`${BOARD}&visit=${long.id}`, { as: 'dispatcher' });
      await page.getByText('Goes on until').waitFor();
      await page.getByRole('button', { name: 'Take Ana Lightfoot off' }).click();
      await page.getByRole('button', { name: 'Plan it' }).click();
      await eventually(async () => (await read(long)).assignments.length === 0, 'Ana to be taken off');
      expect(await read(long)).toMatchObject({
        ...{ scheduledStart: at('13:00'), scheduledEnd: at('21:00', '2027-01-14') },
      });
      await here.send('POST', `/work-orders/${long.id}/cancel`, { reason: 'Rain' });
    });

    it('says a conflict on a day that is not shown', async () => {
      await visit('Gutter, Elm Street', [bo.id], at('14:00', '2027-03-02'), at('16:00', '2027-03-02'));
      const page = await here.page(`${BOARD}&edit=new`, { as: 'dispatcher' });
      const form = page.getByRole('dialog');
      await form.getByLabel('What is to be done').fill('Skylight');
      await form.getByPlaceholder('Add somebody').fill('Bo');
      await page.getByRole('option', { name: /Bo Tremblay/ }).click();
      await form.getByLabel('Day').fill('2027-03-02');
      await form.getByLabel('From').fill('10:00');
      await form.getByLabel('To', { exact: true }).fill('11:00');
      await form.getByText(/Bo Tremblay is at .* then \(Gutter, Elm Street\)/).waitFor();
    });

    it('moves a visit by what the mouse holds of it, not by where the mouse is', async () => {
      const held = await visit('Flashing', [ana.id], at('14:10'), at('18:10'));
      const page = await here.page(BOARD, { as: 'dispatcher' });
      const chip = page.getByRole('link', { name: /Flashing/ });
      await chip.waitFor();
      const size = await chip.boundingBox();
      const target = page.getByRole('link', { name: 'Bo Tremblay' });
      const place = await target.boundingBox();
      if (!size || !place) throw new Error('The board is not drawn.');
      // At its right end, straight down to the row below.
      const x = size.x + size.width - 6;
      await page.mouse.move(x, size.y + size.height / 2);
      await page.mouse.down();
      await page.mouse.move(x, place.y + place.height / 2, { steps: 8 });
      await page.mouse.up();
      await eventually(
        async () => (await read(held)).assignments[0]?.contractorName === 'Bo Tremblay',
        'the visit to be given to Bo',
      );
      expect(await read(held)).toMatchObject({ scheduledStart: at('14:10'), scheduledEnd: at('18:10') });
    });

    it('takes a second move while the first is under way', async () => {
      const twice = await visit('Vent boots', [ana.id], at('15:00'), at('16:00'));
      const page = await here.page(BOARD, { as: 'dispatcher' });
      const chip = page.getByRole('link', { name: /Vent boots/ });
      await chip.focus();
      for (const key of ['Space', 'ArrowRight', 'Space', 'Space', 'ArrowRight', 'ArrowRight', 'Space'])
        await page.keyboard.press(key);
      await eventually(async () => (await read(twice)).scheduledStart === at('15:45'), 'both moves');
      expect(await page.getByText(/Somebody else changed/).count()).toBe(0);
    });
  });
}
