import { readFileSync } from 'node:fs';
import { connectionStates } from '../connections/connection.states.js';
import { operationStates, statesThatCan } from './operation.states.js';

describe('states of the sync', () => {
  it('never claim what is confirmed, parked or superseded', () => {
    expect(statesThatCan('claim')).toBe("'planned', 'in_flight', 'uncertain', 'failed'");
  });

  it('keep an uncertain write uncertain when a person presses "Retry", so that it is looked up first', () => {
    expect(operationStates.next('uncertain', 'retry')).toBe('uncertain');
    expect(operationStates.next('parked', 'retry')).toBe('planned');
  });

  it('let a lost grant be authorized again, and nothing leave a connection that was ended', () => {
    expect(connectionStates.next('needs_reauthorization', 'reauthorize')).toBe('active');
    expect(connectionStates.actionsFrom('disconnected')).toEqual([]);
    expect(connectionStates.can('pending', 'pause')).toBe(false);
  });

  it.each([connectionStates, operationStates])('are drawn in the documentation as they are', (machine) => {
    expect(readFileSync('docs/modules/accounting.md', 'utf8')).toContain(machine.toMermaid());
  });
});
