import { byCentre, dueWords, floorSteps, inFloorOrder, stepped } from './floor';
import type { JobRow } from './moves';

const row = (id: string, changes: Partial<JobRow>) =>
  ({
    id,
    number: id,
    status: 'planned',
    priority: 3,
    dueDate: null,
    workCentreId: null,
    ...changes,
  }) as JobRow;

const ids = (rows: readonly JobRow[]) => rows.map(({ id }) => id);

describe('the jobs on the floor', () => {
  it('stand as one looks for them: under way, stopped, next; the earliest due first', () => {
    const rows = [
      row('new', { status: 'created' }),
      row('later', { dueDate: '2026-12-24' }),
      row('soon', { dueDate: '2026-11-22' }),
      row('held', { status: 'on_hold' }),
      row('done', { status: 'completed' }),
      row('now', { status: 'in_progress' }),
    ];
    expect(ids(inFloorOrder(rows, ({ status }) => status))).toEqual(['now', 'held', 'soon', 'later', 'new']);
  });

  it('are grouped by work centre; those of none, or of one that is gone, come last', () => {
    const rows = [
      row('a', { workCentreId: 'saw' }),
      row('b', {}),
      row('c', { workCentreId: 'press' }),
      row('d', { workCentreId: 'gone' }),
    ];
    const groups = byCentre(rows, [{ id: 'press' }, { id: 'saw' }, { id: 'paint' }]);
    expect(groups.map(({ id, jobs }) => [id, ids(jobs)])).toEqual([
      ['press', ['c']],
      ['saw', ['a']],
      [undefined, ['b', 'd']],
    ]);
  });

  it('offer what is likeliest first', () => {
    expect(floorSteps('planned', 0)).toEqual(['start']);
    expect(floorSteps('in_progress', 40)[0]).toBe('count');
    expect(floorSteps('in_progress', 100)[0]).toBe('complete');
    expect(floorSteps('on_hold', 40)).toEqual(['resume']);
    expect(floorSteps('cancelled', 0)).toEqual([]);
  });

  it('say in words how near they are', () => {
    expect(dueWords('2026-11-18', '2026-11-21')).toEqual({ key: 'lateBy', count: 3 });
    expect(dueWords('2026-11-21', '2026-11-21').key).toBe('dueToday');
    expect(dueWords('2026-11-22', '2026-11-21')).toEqual({ key: 'dueIn', count: 1 });
    expect(dueWords(null, '2026-11-21').key).toBe('noDue');
  });
});

describe('counting with a thumb', () => {
  it.each([
    ['3', '12', 1, '4'],
    ['3', '12', -1, '2'],
    ['12', '12', 1, '12'],
    ['0', '12', -1, '0'],
    ['2', '2.5', 1, '2.5'],
    ['0.5', '2.5', -1, '0'],
    ['13', '12', 1, '13'],
  ] as const)('%s of %s, %i: %s', (done, ordered, by, after) => {
    expect(stepped(done, ordered, by)).toBe(after);
  });
});
