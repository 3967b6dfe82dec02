import { readFileSync } from 'node:fs';
import { mappingVersionStates } from './mapping-version.states.js';

describe('the versions of a mapping', () => {
  it('are documented as they are', () => {
    const page = readFileSync('docs/modules/transform.md', 'utf8');
    expect(page).toContain(mappingVersionStates.toMermaid());
  });

  it('never become a draft again', () => {
    expect(mappingVersionStates.actionsFrom('superseded')).toEqual([]);
    expect(mappingVersionStates.can('published', 'publish')).toBe(false);
  });
});
