import { DomainError } from '#kernel';
import { problemOf } from './field-problem.js';

describe('a problem of a field', () => {
  it('always says what to do, and where in the expression it is when that is known', () => {
    const bare = new DomainError('TRANSFORM.NO_ANSWER', 'It has none.');
    expect(problemOf(bare, 'a')).toEqual({
      path: 'a',
      message: 'It has none.',
      fix: 'Change the expression.',
    });
    const placed = new DomainError('TRANSFORM.SYNTAX', 'No.', { fix: 'Close it.', details: { at: 3 } });
    expect(problemOf(placed, 'a')).toEqual({ path: 'a', message: 'No.', fix: 'Close it.', at: 3 });
  });

  it('is never a fault of ours', () => {
    const fault = new TypeError('of ours');
    expect(() => problemOf(fault, 'a')).toThrow(fault);
  });
});
