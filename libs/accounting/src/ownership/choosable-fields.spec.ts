import { ENTITIES } from '../ports/canonical-documents.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { CHOOSABLE, isChoosable } from './choosable-fields.js';

describe('fields that an organization may give to one side', () => {
  const closed = <T>(): T => ({}) as T;
  const bindings = new Bindings(closed(), closed(), closed(), closed(), {
    timekeeping: closed(),
    attachments: closed(),
    files: closed(),
    adjustments: closed(),
  });

  it('are never those that belong to one side by their nature', () => {
    for (const entity of ENTITIES) {
      const { policies } = bindings.of(entity);
      const fixed = (CHOOSABLE[entity] ?? []).filter((field) => policies[field] !== undefined);
      expect([entity, fixed]).toEqual([entity, []]);
    }
  });

  it.each([
    ['customer', 'phone', true],
    ['invoice', 'balance', false],
    ['invoice', 'privateNote', false],
    ['payment', 'voided', false],
    ['tax-code', 'name', false],
    ['customer', 'constructor', false],
  ] as const)('%s %s: %s', (entity, field, expected) => {
    expect(isChoosable(entity, field)).toBe(expected);
  });

  it('leave internal notes to us', () => {
    expect(
      ['invoice', 'bill'].map((entity) => bindings.of(entity as 'invoice').policies.privateNote),
    ).toEqual(['local', 'local']);
  });
});
