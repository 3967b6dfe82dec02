import type { Person } from './crew';
import { filtered, viewOf, viewText } from './filters';

const person = (name: string, more: Partial<Person> = {}): Person => ({
  ...{ contractorId: name, name, presence: 'working', lastSeenAt: null, timer: null, position: null },
  ...more,
});
const at = (siteWorkOrderId: string | null): Person['position'] => ({
  ...{ at: '2026-11-23T15:00:00Z', latitude: 43, longitude: -79, accuracyMeters: 5 },
  ...{ speed: null, heading: null, siteWorkOrderId },
});
const timer = { customerName: 'Limestone Court', jobName: 'Panel upgrades' } as NonNullable<Person['timer']>;

describe('filters of the live map', () => {
  const people = [
    person('Ann', { position: at('visit') }),
    person('Bob', { position: at(null), presence: 'on_break' }),
    person('Chen', { timer }),
  ];
  const names = (filter: object) => filtered(people, filter).map(({ name }) => name);

  it('find people by name and by what they work on', () => {
    expect(names({ q: 'an' })).toEqual(['Ann', 'Chen']);
    expect(names({ q: ' limestone ' })).toEqual(['Chen']);
    expect(names({})).toEqual(['Ann', 'Bob', 'Chen']);
  });

  it('leave who is in a state or at a kind of place', () => {
    expect(names({ state: 'on_break' })).toEqual(['Bob']);
    expect(names({ where: 'on_site' })).toEqual(['Ann']);
    expect(names({ where: 'unknown', q: 'b' })).toEqual([]);
  });

  it('what the map shows is in the address, and nonsense there is nothing', () => {
    const view = { latitude: 43.65321, longitude: -79.38321, zoom: 12 };
    expect(viewOf(viewText(view))).toEqual(view);
    expect(viewOf('43.6,-79.3')).toBeUndefined();
    expect(viewOf(undefined)).toBeUndefined();
    expect(viewOf('43,-79,99')?.zoom).toBe(19);
  });
});
