import { DomainError } from '#kernel';
import { callerOf } from './caller-name.js';
import { errorTypeOf, framesOf } from './span-attributes.js';

const error = (fields: object, message = 'Margaret owes 81.25') => Object.assign(new Error(message), fields);

describe('what a trace tells of a failure', () => {
  it.each<[string, unknown, string]>([
    ['our own refusal by its code', new DomainError('INVOICE.NOT_FOUND', 'Not here.'), 'INVOICE.NOT_FOUND'],
    ["an accounting system's by its kind", error({ kind: 'closed-period' }), 'closed-period'],
    ['a socket by its code', error({ code: 'ECONNRESET' }), 'ECONNRESET'],
    ['anything else by its class', new TypeError('x of Margaret'), 'TypeError'],
    [
      'no words, whatever field they stand in',
      error({ code: 'Margaret owes', name: 'Margaret owes' }),
      'Error',
    ],
    ['what is no error at all', 'Margaret', 'not-an-error'],
  ])('%s', (_, thrown, type) => expect(errorTypeOf(thrown)).toBe(type));

  it('where it was thrown, and not what it said, though that looks like a place', () => {
    const frames = framesOf(error({}, 'refused\n    at Margaret (81.25)\n    at home'));
    expect(frames).toMatch(/^\s*at /);
    expect(frames).not.toContain('Margaret');
    expect(frames).not.toContain('home');
  });

  it('nothing, where the words cannot be told from the place', () => {
    expect(framesOf(error({ stack: 'Error: Margaret\n    at her desk' }))).toBe('');
  });
});

describe('the name of a command', () => {
  class Decide {
    approve() {
      return asked();
    }

    async reject() {
      await Promise.resolve();
      return asked();
    }
  }
  const asked = (): string => callerOf(asked);

  it('is that of the method which asked for its transaction, also after it had to wait', async () => {
    expect(new Decide().approve()).toBe('Decide.approve');
    expect(await new Decide().reject()).toBe('Decide.reject');
  });

  it('is that of its file where it has none', () => {
    expect((() => asked())()).toMatch(/^span-attributes\.spec/);
  });
});
