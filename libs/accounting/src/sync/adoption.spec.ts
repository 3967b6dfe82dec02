import type { RemoteChange } from '../ports/accounting-connector.js';
import { adopt, isAnsweredSoon } from './adoption.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import type { WriteUnderWay } from './unsettled-writes.repository.js';

const LOCAL_ID = '01a202f3-8d90-7827-bbfe-1ba64fd4f413';
const binding = { naturalKey: ({ number }: { number: string }) => number } as unknown as AnyBinding;

function change(changes: Partial<RemoteChange> = {}): RemoteChange {
  return {
    ...{ entity: 'invoice', remoteId: '7', remoteVersion: '0', deleted: false },
    ...{ remoteUpdatedAt: '2026-11-20T12:00:05Z', document: { number: 'A-1' } },
    ...changes,
  } as RemoteChange;
}

function creation(changes: Partial<WriteUnderWay> = {}): WriteUnderWay {
  return {
    ...{ localId: LOCAL_ID, isLinked: false, isInFlight: false },
    ...{ sent: { number: 'A-1' }, plannedAt: new Date('2026-11-20T12:00:00Z') },
    ...changes,
  } as unknown as WriteUnderWay;
}

describe('a record that we do not know', () => {
  it.each<[string, Partial<RemoteChange>, boolean]>([
    ['has the number of what was sent', {}, true],
    ['has another one', { document: { number: 'A-2' } as never }, false],
    [
      'bears our reference, whatever its number is',
      { ownReference: '1ba64fd4f413', document: {} as never },
      true,
    ],
    ['bears a reference that is not ours', { ownReference: null }, false],
    ['was there before ours was planned', { remoteUpdatedAt: '2026-11-20T11:54:59Z' }, false],
    ['was there a moment before, by a clock of theirs', { remoteUpdatedAt: '2026-11-20T11:55:01Z' }, true],
    ['says not when it was written', { remoteUpdatedAt: null }, true],
  ])('%s', (_, changes, isOurs) => {
    expect(adopt(binding, [change(changes)], [creation()]).has('7')).toBe(isOurs);
  });

  it('is one of two that have the number: the other is theirs', () => {
    const adopted = adopt(binding, [change(), change({ remoteId: '8' })], [creation()]);
    expect([...adopted.keys()]).toEqual(['7']);
  });

  it.each<[string, Partial<RemoteChange>, WriteUnderWay | undefined, boolean]>([
    ['whose creation is being sent', {}, creation({ isInFlight: true }), true],
    ['whose creation has no answer any more', {}, creation(), false],
    ['that bears our reference', { ownReference: '1ba64fd4f413' }, creation({ isInFlight: true }), false],
    ['that is nobody’s', {}, undefined, false],
  ])('is left until it is answered: one %s', (_, changes, of, isLeft) => {
    expect(isAnsweredSoon(change(changes), of)).toBe(isLeft);
  });
});
