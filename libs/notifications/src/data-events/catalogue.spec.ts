import { readFileSync } from 'node:fs';
import { catalogueMarkdown } from '../testing/catalogue-markdown.js';
import { checkedEvents } from './checked-events.js';
import { exampleOf, isDataEventBody } from './data-event-body.js';
import { DATA_EVENT_TYPES } from './data-event-types.js';
import { RECORD_EXAMPLES } from './record-examples.js';

describe('the catalogue of data events', () => {
  it('stands in the documentation as it is', () => {
    const page = readFileSync('docs/modules/data-events.md', 'utf8');
    expect(page.slice(page.indexOf('## A body'))).toBe(catalogueMarkdown());
  });

  it.each(DATA_EVENT_TYPES)('%s has a version and an example with the envelope of all', (type) => {
    const example = exampleOf(type, { id: '1', occurredAt: '2026-11-25T15:04:05.678Z', organizationId: '2' });
    expect(type).toMatch(/^[a-z_]+\.[a-z_]+\.v[1-9]$/);
    expect(isDataEventBody(example)).toBe(true);
    expect(example.data).toBe(RECORD_EXAMPLES[example.subject.type]);
    expect(example.subject.path ?? `/${example.data.id}`).toMatch(new RegExp(`/${example.data.id}$`));
  });

  it('is chosen by name or as a whole', () => {
    expect(checkedEvents(['job.created.v1', 'job.created.v1'])).toEqual(['job.created.v1']);
    expect(checkedEvents(['job.created.v1', '*'])).toEqual(['*']);
    expect(() => checkedEvents(['job.created'])).toThrow('no event called "job.created"');
  });
});
