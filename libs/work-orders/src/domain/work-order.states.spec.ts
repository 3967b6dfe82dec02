import { readFileSync } from 'node:fs';
import { workOrderStates } from './work-order.states.js';

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

  it('are drawn in the module page as they are here', () => {
    expect(readFileSync('docs/modules/work-orders.md', 'utf8')).toContain(workOrderStates.toMermaid());
  });
});
