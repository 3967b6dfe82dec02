import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StateMachine } from '#kernel';

/** Where something can begin besides its machine's initial state: a timer begins running. */
const OTHER_BEGINNINGS: Record<string, string[]> = { timeEntryStates: ['running'] };

/** Every machine that a source declares, loaded where it is: a new one is proved without being told of here. */
const MACHINES = await Promise.all(
  readdirSync('libs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'))
    .flatMap((file) =>
      [...readFileSync(join('libs', file), 'utf8').matchAll(/const (\w+) = new StateMachine</g)].map(
        async ([, name = '']): Promise<[string, StateMachine<string, string>]> => {
          const module = await import(
            new URL(`../../../libs/${file.replace(/\.ts$/, '.js')}`, import.meta.url).href
          );
          return [name, module[name]];
        },
      ),
    ),
);

describe('every state machine', () => {
  it('is found', () => {
    expect(MACHINES.length).toBeGreaterThanOrEqual(12);
    for (const [, machine] of MACHINES) expect(machine).toBeInstanceOf(StateMachine);
  });

  it.each(MACHINES)('%s goes where its table leads, and nowhere else', (_, machine) => {
    const actions = new Set(machine.states.flatMap((state) => machine.actionsFrom(state)));
    for (const from of machine.states) {
      for (const action of [...actions, 'invented']) {
        const to = machine.transitions[from]?.[action];
        expect(machine.can(from, action)).toBe(to !== undefined);
        if (to === undefined) {
          expect(() => machine.next(from, action)).toThrow(expect.objectContaining({ kind: 'conflict' }));
        } else {
          expect(machine.next(from, action)).toBe(to);
          expect(machine.states).toContain(to);
        }
      }
    }
  });

  it.each(MACHINES)('%s can reach each of its states', (name, machine) => {
    const reached = new Set([machine.initial, ...(OTHER_BEGINNINGS[name] ?? [])]);
    for (const state of reached)
      for (const action of machine.actionsFrom(state)) reached.add(machine.next(state, action));
    expect([...reached].sort()).toEqual([...machine.states].sort());
  });
});
