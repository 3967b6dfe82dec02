import { format, inspect } from 'node:util';
import fc from 'fast-check';
import { Secret } from './secret.js';

const CANARY = 'canary-4711';

describe('Secret', () => {
  it.each<[string, (secret: Secret) => string]>([
    ['String()', (secret) => String(secret)],
    ['a template', (secret) => `${secret}`],
    ['concatenation', (secret) => `x${secret as unknown as string}`],
    ['JSON', (secret) => JSON.stringify({ nested: [{ secret }] })],
    ['inspect', (secret) => inspect({ secret }, { depth: 9, showHidden: true, getters: true })],
    ['format', (secret) => format('%s %o %O %j', secret, secret, secret, secret)],
    ['an error message', (secret) => new Error(`bad ${secret}`).stack ?? ''],
    [
      'its keys',
      (secret) => JSON.stringify([Object.entries(secret), { ...secret }, Reflect.ownKeys(secret)]),
    ],
    ['a list', (secret) => [secret, secret].join()],
    ['a Map', (secret) => inspect(new Map([[secret, secret]]))],
    ['a clone', (secret) => JSON.stringify(structuredClone({ ...secret }))],
  ])('does not show itself to %s', (_, print) => {
    expect(print(new Secret(CANARY))).not.toContain(CANARY);
  });

  it('gives itself away only when asked to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => expect(new Secret(text).reveal()).toBe(text)),
    );
  });
});
