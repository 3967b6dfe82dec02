import { checkFields } from './check-fields.js';
import { EMPTY_FIELDS, type WorkOrderFields } from './work-order.js';

const check = (fields: Partial<WorkOrderFields>) => () =>
  checkFields({ ...EMPTY_FIELDS, title: 'Visit', ...fields });

describe('what a work order says', () => {
  it('holds when it says little', () => {
    expect(check({})).not.toThrow();
  });

  it('holds with a window, a place and a zone', () => {
    expect(
      check({
        scheduledStart: '2026-11-23T08:00:00-05:00',
        scheduledEnd: '2026-11-23T12:00:00-05:00',
        latitude: '43.653226',
        longitude: '-79.383184',
        timezone: 'America/Toronto',
      }),
    ).not.toThrow();
  });

  it.each<[string, Partial<WorkOrderFields>, RegExp]>([
    [
      'a visit that ends first',
      { scheduledStart: '2026-11-23T08:00Z', scheduledEnd: '2026-11-23T08:00Z' },
      /end before/,
    ],
    ['a day instead of an instant', { scheduledStart: '2026-11-23' }, /not an instant/],
    ['the 31st of a short month', { scheduledEnd: '2026-02-31T10:00:00Z' }, /not an instant/],
    ['an hour that no day has', { scheduledEnd: '2026-02-28T25:00:00Z' }, /not an instant/],
    ['a title that was emptied', { title: null as never }, /needs a title/],
    ['an urgency that was emptied', { priority: null as never }, /needs a priority/],
    ['a fence that was emptied', { geofenceMetres: null as never }, /needs a radius/],
    ['half a place', { latitude: '43.6' }, /latitude and a longitude/],
    ['a place off the globe', { latitude: '91', longitude: '0' }, /latitude and a longitude/],
    ['a place in words', { latitude: 'north', longitude: 'west' }, /latitude and a longitude/],
    ['a zone that nobody has', { timezone: 'America/Torronto' }, /time zone/],
  ])('is refused for %s', (_case, fields, sentence) => {
    expect(check(fields)).toThrow(sentence);
  });
});
