import { readdirSync } from 'node:fs';
import { Stage } from './stage/stage.js';

type Journey = { default(stage: () => Stage): void };

const names = readdirSync('apps/dashboard/test/journeys')
  .filter((name) => name.endsWith('.journey.ts'))
  .sort();
const journeys = await Promise.all(
  names.map(async (name) => (await import(`./journeys/${name.replace(/ts$/, 'js')}`)) as Journey),
);

/** Every journey through the dashboard, in one browser against one real application. */
describe('the dashboard in a browser', () => {
  let stage: Stage | undefined;

  const here = (): Stage => {
    if (!stage) throw new Error('The stage is not open.');
    return stage;
  };

  beforeAll(async () => {
    stage = await Stage.open();
  }, 120_000);

  afterAll(() => stage?.close());

  afterEach(async () => {
    expect(await here().clear()).toEqual([]);
  });

  for (const { default: journey } of journeys) journey(here);

  /** The last one: it knows what all the others have looked at. */
  describe('every page of the router', () => {
    it('was looked at wide and light, and as a phone in the dark', async () => {
      expect(await here().unseen()).toEqual([]);
    });
  });
});
