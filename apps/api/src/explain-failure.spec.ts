import { DomainError } from '#kernel';
import { explainFailure } from './explain-failure.js';

const failure = (fields: object) => Object.assign(new Error('raw'), fields);

describe('explainFailure', () => {
  it.each([
    [
      new DomainError('CONFIG.INVALID', 'JWT_SECRET is missing.', { fix: 'Set it.' }),
      'JWT_SECRET is missing.\nSet it.',
    ],
    [failure({ code: 'EADDRINUSE', port: 3000 }), 'Port 3000 is in use by another program'],
    [failure({ code: 'EACCES', port: 80 }), 'Port 80 may not be used'],
    [new AggregateError([failure({ code: 'ECONNREFUSED' })]), 'PostgreSQL does not answer'],
    [failure({ code: '28P01' }), 'refused the login'],
    ['odd', 'odd'],
  ])('says what to do about %s', (error, sentence) => {
    expect(explainFailure(error)).toContain(sentence);
  });

  it('shows no password of a database address', () => {
    expect(explainFailure(new Error('at postgresql://app:hunter2@db/x'))).not.toContain('hunter2');
  });
});
