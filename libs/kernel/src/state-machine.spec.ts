import fc from 'fast-check';
import { StateMachine } from './state-machine.js';

type State = 'draft' | 'pending' | 'approved' | 'void';
type Action = 'submit' | 'approve' | 'send_back' | 'void';

const machine = new StateMachine<State, Action>('test invoice', 'draft', {
  draft: { submit: 'pending', void: 'void' },
  pending: { approve: 'approved', send_back: 'draft', void: 'void' },
  approved: { void: 'void' },
  void: {},
});
const ACTIONS: Action[] = ['submit', 'approve', 'send_back', 'void'];

describe('StateMachine', () => {
  it('goes only where the table leads, and can() agrees with next()', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ACTIONS), { maxLength: 30 }), (actions) => {
        let state: State = machine.initial;
        for (const action of actions) {
          const target = machine.transitions[state][action];
          expect(machine.can(state, action)).toBe(target !== undefined);
          if (target === undefined) expect(() => machine.next(state, action)).toThrow();
          else state = machine.next(state, action);
          expect(machine.states).toContain(state);
        }
      }),
    );
  });

  it('says in words what is wrong and what can be done instead', () => {
    expect(() => machine.next('pending', 'submit')).toThrow(
      expect.objectContaining({
        code: 'TEST_INVOICE.TRANSITION',
        kind: 'conflict',
        message: 'This test invoice is pending, so it cannot be submitted.',
        fix: 'From here it can: approve, send back, void.',
      }),
    );
    expect(() => machine.next('void', 'approve')).toThrow(
      expect.objectContaining({ fix: 'This is its final state.' }),
    );
  });

  it('refuses a state that it does not know', () => {
    expect(() => machine.next('lost' as State, 'submit')).toThrow(
      expect.objectContaining({ kind: 'conflict' }),
    );
  });

  it('draws itself', () => {
    expect(machine.toMermaid().split('\n')).toEqual([
      'stateDiagram-v2',
      '  [*] --> draft',
      '  draft --> pending: submit',
      '  draft --> void: void',
      '  pending --> approved: approve',
      '  pending --> draft: send back',
      '  pending --> void: void',
      '  approved --> void: void',
    ]);
  });
});
