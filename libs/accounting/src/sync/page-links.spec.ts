import type { RemoteChange } from '../ports/accounting-connector.js';
import type { ExternalLink } from './links.repository.js';
import { idOf, isEcho, justBefore } from './page-links.js';

const link: ExternalLink = {
  entity: 'payment',
  localId: 'ours',
  remoteId: '7',
  remoteVersion: '3',
  remoteUpdatedAt: '2026-11-21T10:00:05Z',
  snapshot: {},
  snapshotHash: 'x',
  generation: 1,
  deleted: false,
};

const change = (remoteVersion: string | null, remoteUpdatedAt: string | null): RemoteChange => ({
  entity: 'payment',
  remoteId: '7',
  remoteVersion,
  remoteUpdatedAt,
  deleted: false,
  document: null,
});

describe('what a reading says about a record that is linked', () => {
  it('is nothing new when the version is the one that we know', () => {
    expect(isEcho(link, change('3', '2026-11-21T10:00:05Z'))).toBe(true);
  });

  it('is news when the record moved on', () => {
    expect(isEcho(link, change('4', '2026-11-21T10:00:05Z'))).toBe(false);
    expect(isEcho(link, change('4', '2026-11-21T10:00:09Z'))).toBe(false);
    expect(isEcho(link, change(null, '2026-11-21T10:00:09Z'))).toBe(false);
  });

  it('is nothing new when it is older than what we wrote and had confirmed since', () => {
    expect(isEcho(link, change('2', '2026-11-21T10:00:01Z'))).toBe(true);
    expect(isEcho(link, change('2', '2026-11-21T10:00:05Z'))).toBe(true);
  });

  it('is news of a record that was deleted and is there again', () => {
    expect(isEcho({ ...link, deleted: true }, change('2', '2026-11-21T10:00:01Z'))).toBe(false);
    expect(isEcho(undefined, change('2', '2026-11-21T10:00:01Z'))).toBe(false);
  });

  it('is news when the books have another quantity on hand: no version tells of it', () => {
    const item = { ...link, entity: 'item' as const, snapshot: { quantityOnHand: '5' } };
    const read = (quantityOnHand: string): RemoteChange => ({
      ...change('3', '2026-11-21T10:00:05Z'),
      document: { quantityOnHand } as never,
    });
    expect(isEcho(item, read('5'))).toBe(true);
    expect(isEcho(item, read('4'))).toBe(false);
    expect(isEcho(item, { ...read('4'), remoteUpdatedAt: '2026-11-21T10:00:01Z' })).toBe(true);
  });

  it('is news when nobody tells a time', () => {
    expect(isEcho(link, change('2', null))).toBe(false);
  });

  it('is news once more when it was left to be, but not when it is older', () => {
    const left = { ...link, remoteUpdatedAt: justBefore(link.remoteUpdatedAt) };
    expect(left.remoteUpdatedAt).toBe('2026-11-21T10:00:04.999Z');
    expect(isEcho(left, change('3', '2026-11-21T10:00:05Z'))).toBe(false);
    expect(isEcho(left, change('2', '2026-11-21T10:00:05Z'))).toBe(true);
    expect(isEcho(left, change('2', '2026-11-21T10:00:01Z'))).toBe(true);
    expect(isEcho(left, change(null, '2026-11-21T10:00:01Z'))).toBe(true);
    expect(justBefore(null)).toBeNull();
  });
});

describe('the record of ours that a change is about', () => {
  it('is known before it is asked for', () => {
    const change = { entity: 'payment', remoteId: '7' } as RemoteChange;
    expect(idOf(new Map([['7', 'ours']]), change)).toBe('ours');
    expect(() => idOf(new Map(), change)).toThrow('has been identified');
  });
});
