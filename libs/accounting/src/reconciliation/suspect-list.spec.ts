import { MOST_SUSPECTS } from './reconciliation.types.js';
import { SuspectList } from './suspect-list.js';
import type { Suspect } from './suspects.repository.js';

const invoice = (localId: string | null, remoteId: string | null): Suspect => ({
  entity: 'invoice',
  localId,
  remoteId,
});

describe('the list of records to be looked at', () => {
  it('holds each record once, with its number there when anybody knows it', () => {
    const list = new SuspectList();
    list.add([invoice('a', null), invoice(null, '7')]);
    list.add([invoice('a', '5'), invoice(null, '7'), invoice('b', null)]);
    expect([...list]).toEqual([['invoice', [invoice('a', '5'), invoice(null, '7'), invoice('b', null)]]]);
    expect(list.isCut).toBe(false);
  });

  it('says that there may be more than it holds when an answer was as long as an answer may be', () => {
    const list = new SuspectList();
    const most = Array.from({ length: MOST_SUSPECTS }, (_, number) => invoice(null, String(number)));
    list.add(most.slice(1));
    expect(list.isCut).toBe(false);
    list.add(most);
    list.add([invoice('a', null)]);
    expect(list.isCut).toBe(true);
  });
});
