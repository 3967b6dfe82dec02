import { DomainError } from '#kernel';
import { refusalOf } from './refusals.js';

const ofServer = (code: string, more: object = {}) => Object.assign(new Error('…'), { code, ...more });

describe('why a record cannot be kept', () => {
  it.each([
    [ofServer('22003'), 'larger than can be kept'],
    [ofServer('22001'), 'longer than can be kept'],
    [ofServer('23502', { column: 'display_name' }), 'lacks what every such record has (display_name)'],
    [ofServer('23514', { constraint: 'credits_balance' }), 'breaks a rule of our records (credits_balance)'],
    [new DomainError('MONEY.TOO_LONG', 'The amount is too long.'), 'The amount is too long.'],
  ])('is told in words: %s', (error, words) => {
    expect(refusalOf(error)).toContain(words);
  });

  it.each([
    ofServer('40001'),
    ofServer('53100'),
    ofServer('55P03'),
    ofServer('ECONNRESET'),
    new DomainError('DATABASE.BUSY', 'Busy.', { kind: 'unavailable' }),
    new TypeError('not a function'),
    'nothing',
  ])('is not asked where the moment is to blame: %s', (error) => {
    expect(refusalOf(error)).toBeUndefined();
  });
});
