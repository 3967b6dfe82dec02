import { readFileSync } from 'node:fs';
import { standingOf, workOrderStates } from './work-order.states.js';

describe('the states of a work order', () => {
  it('go from the office to the site and back', () => {
    const path = (['assign', 'acknowledge', 'depart', 'start', 'pause', 'resume', 'finish'] as const).reduce(
      (state, action) => workOrderStates.next(state, action),
      workOrderStates.initial,
    );
    expect(path).toBe('done');
  });

  it('let nobody change what is done or cancelled', () => {
    expect(workOrderStates.actionsFrom('done')).toEqual([]);
    expect(() => workOrderStates.next('cancelled', 'start')).toThrow(/cancelled/);
  });

  it('let a declined visit be given to somebody else', () => {
    expect(workOrderStates.next('declined', 'assign')).toBe('assigned');
  });

  it('count a visit as acknowledged when everybody who still goes has seen it', () => {
    const [seen, unseen] = [{ acknowledgedAt: '2026-11-23T13:00:00Z' }, { acknowledgedAt: null }];
    expect(standingOf('assigned', [seen, seen])).toBe('acknowledged');
    expect(standingOf('assigned', [seen, unseen])).toBe('assigned');
    expect(standingOf('assigned', [])).toBe('assigned');
    expect(standingOf('en_route', [seen])).toBe('en_route');
  });

  it('are drawn in the module page as they are here', () => {
    expect(readFileSync('docs/modules/work-orders.md', 'utf8')).toContain(workOrderStates.toMermaid());
  });
});
