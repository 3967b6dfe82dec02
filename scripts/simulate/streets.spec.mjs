import { CITY_NAMES, cornersOf, Drive, metres, wayBetween } from './streets.mjs';

describe('the streets of the demo', () => {
  it.each(CITY_NAMES)(
    'of %s connect every corner with every other, by blocks of a believable length',
    (city) => {
      const corners = cornersOf(city);
      for (const from of corners)
        for (const to of corners) {
          const way = wayBetween(city, from, to);
          for (let index = 1; index < way.length; index += 1) {
            const block = metres(way[index - 1], way[index]);
            expect(block).toBeGreaterThan(100);
            expect(block).toBeLessThan(4_500);
          }
        }
    },
  );

  it('are driven to the end, never faster than one goes', () => {
    const drive = new Drive(wayBetween('Toronto', 'Keele & St Clair', 'Woodbine & Queen'));
    let last = drive.place;
    let steps = 0;
    while (!drive.isOver) {
      drive.move(60);
      expect(metres(last, drive.place)).toBeLessThanOrEqual(60.5);
      last = drive.place;
      steps += 1;
    }
    expect(steps).toBeGreaterThan(150);
    expect(metres(last, [43.669, -79.3056])).toBeLessThan(1);
  });
});
