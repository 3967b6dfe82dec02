import type { RemoteChange } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { PreparedPage } from './page-preparation.js';
import { PagesInHand } from './pages-in-hand.js';

const change = (entity: Entity, remoteId: string, remoteVersion = '0'): RemoteChange =>
  ({ entity, remoteId, remoteVersion, remoteUpdatedAt: null, deleted: false }) as RemoteChange;

/** A page that brings one invoice; `isNew`: which is new here. `gone`: another of them is gone there. */
const page = (
  remoteId: string,
  { isNew = true, entity = 'invoice' as Entity, parent = 'customer', gone = [] as RemoteChange[] } = {},
) =>
  ({
    gone,
    binding: { entity, references: { customerId: parent } },
    delivered: new Map([[remoteId, change(entity, remoteId)]]),
    reserved: new Map(),
    ...(isNew && { records: [] }),
  }) as unknown as PreparedPage;

/** Writes that end when they are told to, and what was begun of them. */
function writer() {
  const begun: string[] = [];
  const writes = new Map<string, PromiseWithResolvers<void>>();
  const write = (name: string) => async (turn: Promise<unknown>) => {
    begun.push(name);
    const ended = Promise.withResolvers<void>();
    writes.set(name, ended);
    await ended.promise;
    await turn;
  };
  const end = (name: string) => writes.get(name)?.resolve();
  const fail = (name: string) => writes.get(name)?.reject(new Error(`${name} failed`));
  return { begun, write, end, fail };
}

const turns = async () => {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
};

describe('the pages of a pull that are being written', () => {
  it('are two at most, and the third begins when the first is kept', async () => {
    const { begun, write, end } = writer();
    const inHand = new PagesInHand();
    await inHand.begin(page('1'), write('first'));
    await inHand.begin(page('2'), write('second'));
    const third = inHand.begin(page('3'), write('third'));
    await turns();
    expect(begun).toEqual(['first', 'second']);
    end('first');
    await third;
    expect(begun).toEqual(['first', 'second', 'third']);
    expect(inHand.pages).toHaveLength(2);
  });

  it('are kept in their order, whichever is through first', async () => {
    const { write, end } = writer();
    const inHand = new PagesInHand();
    const kept: string[] = [];
    const keeping = (name: string) => async (turn: Promise<unknown>) => {
      await write(name)(turn);
      kept.push(name);
    };
    await inHand.begin(page('1'), keeping('first'));
    await inHand.begin(page('2'), keeping('second'));
    end('second');
    await turns();
    expect(kept).toEqual([]);
    end('first');
    await inHand.settled();
    expect(kept).toEqual(['first', 'second']);
  });

  it('fail with the one before them, and whoever waits hears the first cause', async () => {
    const { write, end, fail } = writer();
    const inHand = new PagesInHand();
    let outcome = 'not yet';
    await inHand.begin(page('1'), write('first'));
    await inHand.begin(page('2'), async (turn) => {
      await write('second')(turn).then(
        () => {
          outcome = 'kept';
        },
        (error: Error) => {
          outcome = error.message;
          throw error;
        },
      );
    });
    end('second');
    fail('first');
    await expect(inHand.settled()).rejects.toThrow('first failed');
    expect(outcome).toBe('first failed');
    expect(inHand.pages).toEqual([]);
  });

  it('are written alone when they change what is here, or when children of one may hang on parents of another', async () => {
    for (const other of [
      page('2', { isNew: false }),
      page('2', { entity: 'customer', parent: 'customer' }),
      page('2', { gone: [change('invoice', '3')] }),
    ]) {
      const { begun, write, end } = writer();
      const inHand = new PagesInHand();
      await inHand.begin(page('1'), write('first'));
      const second = inHand.begin(other, write('second'));
      await turns();
      expect(begun).toEqual(['first']);
      end('first');
      await second;
      // And nothing begins beside such a page either.
      const third = inHand.begin(page('3'), write('third'));
      await turns();
      expect(begun).toEqual(['first', 'second']);
      end('second');
      await third;
    }
  });

  it('are waited for by a page of another kind, and by one with news of their records', async () => {
    for (const [entity, changes, waits] of [
      ['invoice', [change('invoice', '2')], false],
      ['invoice', [change('invoice', '1')], false],
      ['invoice', [change('invoice', '1', '1')], true],
      ['payment', [change('payment', '1')], true],
    ] as const) {
      const { write, end } = writer();
      const inHand = new PagesInHand();
      await inHand.begin(page('1'), write('first'));
      let isReady = false;
      const ready = inHand.readyFor(entity, changes).then(() => {
        isReady = true;
      });
      await turns();
      expect([entity, changes[0].remoteVersion, isReady]).toEqual([entity, changes[0].remoteVersion, !waits]);
      end('first');
      await ready;
    }
  });
});
