import {
  answersToConflict,
  answersToWrite,
  kindOfWrite,
  type WaitAnswer,
  type WriteFacts,
} from './wait-kinds.js';

const error = (kind: string, more: object = {}) => ({ kind, message: 'Refused.', ...more });

describe('why a write waits', () => {
  it.each<[string, ReturnType<typeof error> | null]>([
    ['closed-period', error('closed-period')],
    ['duplicate', error('duplicate', { takenBy: '58' })],
    ['reference', error('validation', { waitsFor: { entity: 'item', localId: 'one' } })],
    ['reference', error('validation', { about: 'reference', vendorCode: '610' })],
    ['refused', error('validation', { vendorCode: '6000' })],
    ['refused', error('not-found')],
    ['not-sent', error('unavailable')],
    ['not-sent', error('internal')],
    ['not-sent', null],
  ])('%s: %j', (kind, told) => {
    expect(kindOfWrite({ error: told, isUnclear: false })).toBe(kind);
  });
});

describe('what nobody can find', () => {
  it('is unclear whatever came in the way of the look', () => {
    expect(kindOfWrite({ error: error('duplicate'), isUnclear: true })).toBe('unclear');
  });
});

describe('what can be decided', () => {
  const facts: WriteFacts = {
    ...{ kind: 'refused', entity: 'invoice', operation: 'update', isUndo: false, standing: 'there' },
    ...{ canReactivate: false, namesGoneCustomer: false, hasCandidate: false },
  };

  it.each<[string, Partial<WriteFacts>, WaitAnswer[]]>([
    ['a change of what stands there', {}, ['retry', 'theirs']],
    ['a change of what was deleted there', { standing: 'gone' }, ['retry', 'theirs']],
    ['what was never there', { standing: 'unknown', operation: 'create' }, ['retry']],
    ['a void of an invoice', { operation: 'void' }, ['retry', 'theirs']],
    ['a void of a payment says itself what it paid', { operation: 'void', entity: 'payment' }, ['retry']],
    ['what was sent and nobody can find is looked for again', { kind: 'unclear' }, ['retry']],
    ['a write that undoes another', { isUndo: true }, ['retry']],
    [
      'what names an inactive customer',
      { kind: 'reference', standing: 'unknown', canReactivate: true, namesGoneCustomer: true },
      ['retry', 'reactivate', 'successor'],
    ],
    ['what names nothing that is known to be gone', { kind: 'reference', standing: 'unknown' }, ['retry']],
    [
      'a customer who is there already',
      { kind: 'duplicate', entity: 'customer', standing: 'unknown', hasCandidate: true },
      ['retry', 'same-record', 'new-name'],
    ],
    [
      'a new name that another has there: both stand there, and are not one',
      { kind: 'duplicate', entity: 'customer', hasCandidate: true },
      ['retry', 'theirs', 'new-name'],
    ],
    [
      'a file of a document',
      { entity: 'attachment', operation: 'create', standing: 'unknown' },
      ['retry', 'leave-out'],
    ],
    [
      'a file that hung on a document that was deleted there',
      { entity: 'attachment', operation: 'create', standing: 'gone' },
      ['retry', 'leave-out'],
    ],
    ['a file that is to be taken away', { entity: 'attachment', operation: 'delete' }, ['retry']],
    [
      'a number is not given anew here',
      { kind: 'duplicate', standing: 'unknown', hasCandidate: true },
      ['retry', 'same-record'],
    ],
  ])('of %s', (_what, more, answers) => {
    expect(answersToWrite({ ...facts, ...more })).toEqual(answers);
  });

  it('of a conflict is a side, for each field where there are several, and of totals that they were seen', () => {
    expect(answersToConflict('both-changed', ['phone', 'email'])).toEqual(['ours', 'theirs', 'fields']);
    expect(answersToConflict('both-changed', ['phone'])).toEqual(['ours', 'theirs']);
    expect(answersToConflict('deleted-there', ['phone', 'email'])).toEqual(['ours', 'theirs']);
    expect(answersToConflict('totals-differ', [])).toEqual(['theirs']);
  });
});
