import { readFileSync } from 'node:fs';
import { recordMessages, stepMessages } from './event-messages';
import { byRecord, stepOf } from './event-types';

const catalogue = readFileSync('libs/notifications/src/data-events/data-event-types.ts', 'utf8');
const types = [...catalogue.matchAll(/'([a-z_]+\.[a-z_]+\.v\d+)': \{/g)].map(([, type]) => type ?? '');

describe('events in words', () => {
  it('are those of the catalogue', () => {
    expect(types.length).toBeGreaterThan(50);
  });

  it.each(types)('%s has them', (type) => {
    expect(Object.keys(recordMessages)).toContain(type.split('.')[0]);
    expect(Object.keys(stepMessages)).toContain(stepOf(type));
  });

  it('stand below the record that they are about', () => {
    const of = (type: string) =>
      ({ type, record: type.split('.')[0], description: '', example: {} }) as never;
    const groups = byRecord(['invoice.approved.v1', 'job.created.v1', 'invoice.paid.v1'].map(of));
    expect(groups.map(({ record, types }) => [record, types.length])).toEqual([
      ['invoice', 2],
      ['job', 1],
    ]);
  });
});
