import { exampleOf } from '../data-events/data-event-body.js';
import { DATA_EVENT_TYPES, dataEventSpec } from '../data-events/data-event-types.js';
import { RECORD_EXAMPLES } from '../data-events/record-examples.js';

const EXAMPLE = {
  id: '019abf2c-0000-7000-8000-0000000000e1',
  occurredAt: '2026-11-25T15:04:05.678Z',
  organizationId: '019abf2c-0000-7000-8000-0000000000a1',
};
const json = (value: object) => ['```json', JSON.stringify(value, null, 2), '```'].join('\n');

/** The end of docs/modules/data-events.md: the list as the code has it, so that neither goes on without the other. */
export function catalogueMarkdown(): string {
  const rows = DATA_EVENT_TYPES.map((type) => {
    const { record, told, details } = dataEventSpec(type);
    const said = details ? `\`${JSON.stringify(details).replaceAll('","', '", "')}\`` : '';
    return `| \`${type}\` | \`${record}\` | ${told} | ${said} |`;
  });
  return [
    '## A body',
    '',
    json(exampleOf('invoice.approved.v1', EXAMPLE)),
    '',
    '## Events',
    '',
    '`record` is the kind of record and the form of `data`; `details` say what the record itself does not.',
    '',
    '| Type | Record | Told when | Details |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    '## Records',
    ...Object.entries(RECORD_EXAMPLES).flatMap(([record, data]) => ['', `### \`${record}\``, '', json(data)]),
    '',
  ].join('\n');
}
