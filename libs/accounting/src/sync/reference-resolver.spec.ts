import type { LinksRepository } from './links.repository.js';
import { ReferenceResolver } from './reference-resolver.js';

describe('what a pull remembers', () => {
  it('is what records may name: payments and time would only fill its memory', async () => {
    const nothingIsAsked = {} as LinksRepository;
    const resolver = new ReferenceResolver(nothingIsAsked, 'books', 'to-local', new Set(['customer']));
    resolver.learn('customer', '7', 'ours');
    resolver.learn('payment', '8', 'ours too');
    const resolve = await resolver.prepare([], {});
    expect([resolve('customer', '7'), resolve('payment', '8')]).toEqual(['ours', undefined]);
  });
});
