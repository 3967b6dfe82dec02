import { Crew, type Person } from './crew';

const AT = '2026-11-23T15:00:00Z';

const position = (latitude: number, at = AT): NonNullable<Person['position']> => ({
  ...{ at, latitude, longitude: -79.4, accuracyMeters: 8 },
  ...{ speed: null, heading: null, siteWorkOrderId: null },
});
const person = (contractorId: string, more: Partial<Person> = {}): Person => ({
  ...{ contractorId, name: contractorId, presence: 'working', lastSeenAt: AT, timer: null },
  position: position(43),
  ...more,
});
const moved = (sequence: number, contractorId: string, latitude: number) => ({
  sequence,
  data: { positions: [{ contractorId, ...position(latitude) }] },
});
const status = (sequence: number, contractorId: string, more: object) => ({
  sequence,
  data: {
    ...{ contractorId, presence: 'working' as const, lastSeenAt: AT, timeEntryId: null },
    ...{ jobId: null, workOrderId: null, hasPosition: true },
    ...more,
  },
});

describe('who works where', () => {
  let crew: Crew;
  const latitudeOf = (id: string) =>
    crew.people().find(({ contractorId }) => contractorId === id)?.position?.latitude;

  beforeEach(() => {
    crew = new Crew();
    crew.take({ items: [person('Ann'), person('Bob')], sequence: 10 });
  });

  afterEach(() => crew.stop());

  it('follows what is told', () => {
    crew.moved(moved(11, 'Ann', 44));
    crew.settle();
    expect([latitudeOf('Ann'), latitudeOf('Bob')]).toEqual([44, 43]);
  });

  it('tells whoever draws at once, and whoever lists when a moment has passed', () => {
    const drawn: number[] = [];
    crew.onMoves((places) => drawn.push(...places.map(({ latitude }) => latitude)));
    const before = crew.people();
    crew.moved(moved(11, 'Ann', 44));
    crew.moved(moved(12, 'Ann', 45));
    expect(drawn).toEqual([44, 45]);
    expect(crew.people()).toBe(before);
  });

  it('what was told before it was read is in it already', () => {
    crew.moved(moved(9, 'Ann', 44));
    crew.settle();
    expect(latitudeOf('Ann')).toBe(43);
    crew.moved(moved(12, 'Bob', 46));
    crew.take({ items: [person('Ann'), person('Bob')], sequence: 11 });
    expect(latitudeOf('Bob')).toBe(46);
    crew.take({ items: [person('Ann'), person('Bob', { position: position(47) })], sequence: 12 });
    expect(latitudeOf('Bob')).toBe(47);
  });

  it('whoever clocks out leaves the map, and whoever comes back is on it again', () => {
    crew.moved(moved(11, 'Ann', 44));
    crew.changed(status(12, 'Ann', { presence: 'available', hasPosition: false }));
    crew.settle();
    expect(crew.people()[0]).toMatchObject({ presence: 'available', position: null });
    crew.moved(moved(13, 'Ann', 45));
    crew.settle();
    expect(latitudeOf('Ann')).toBe(45);
  });
});
