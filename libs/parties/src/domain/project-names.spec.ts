import fc from 'fast-check';
import { projectNames } from './project-names.js';

describe('the name of a project', () => {
  it('is its code, and says whose it is when another customer has one of the same code', () => {
    expect(projectNames('  PHASE:  2 ', 'Maple Ridge').slice(0, 3)).toEqual([
      'PHASE 2',
      'PHASE 2 (Maple Ridge)',
      'PHASE 2 2 (Maple Ridge)',
    ]);
  });

  it('is one that the books take, whatever the sender calls it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (code, customer) => {
        for (const name of projectNames(code, customer)) expect(name).toMatch(/^[^\s:]([^:\t\n\r]{0,99})$/);
      }),
    );
  });
});
