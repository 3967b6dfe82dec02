import { FixedClock } from '#kernel';
import type { ConnectionContext } from '../../ports/connection-context.js';
import type { QuickBooksOnlineClient } from './quickbooks-online.client.js';
import { DeltaReader, deltaCursor } from './quickbooks-online.delta.js';
import { kindOf } from './quickbooks-online.entities.js';
import { Puller } from './quickbooks-online.pull.js';
import type { QueryOptions } from './quickbooks-online.query.js';
import { RecordReader } from './quickbooks-online.records.js';
import type { WireEntity } from './quickbooks-online.wire.js';

const NOW = new Date('2026-03-10T12:00:00Z');
const context = { clock: new FixedClock(NOW) } as unknown as ConnectionContext;

const row = (id: number, at: string): WireEntity => ({
  Id: String(id),
  SyncToken: '0',
  MetaData: { LastUpdatedTime: `2026-03-09T${at}-08:00` },
});
const rows = (count: number, at: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index, at(index)));

/** A client that answers what it is given, and remembers what it was asked. */
function clientOf(
  answers: Partial<Record<'query' | 'changes' | 'count' | 'preferences', (...asked: never[]) => unknown>>,
) {
  const client = answers as unknown as QuickBooksOnlineClient;
  return { client, records: new RecordReader(client) };
}

describe('delta', () => {
  const since = deltaCursor(new Date('2026-03-09T12:00:00Z'));

  it('asks again by entity when an answer is full, and leaves a full entity to a pull', async () => {
    const asked: string[][] = [];
    const { client, records } = clientOf({
      changes: (_context: unknown, names: string[]) => {
        asked.push(names);
        const full = names.includes('Class') ? rows(1000, () => '01:00:00') : [];
        return {
          objects: new Map([
            ['Class', full],
            ['Term', names.length === 1 ? [row(7, '02:00:00')] : []],
          ]),
          time: '2026-03-10T04:00:00.000-08:00',
        };
      },
    });
    const page = await new DeltaReader(client, records).read(context, ['term', 'class'], since);
    expect(asked).toEqual([['Class', 'Term'], ['Class'], ['Term']]);
    expect(page.overflow).toEqual([
      { entity: 'class', cursor: { from: '2026-03-09T11:55:00.000Z', position: 1 } },
    ]);
    expect(page.changes.at(-1)).toMatchObject({ entity: 'term', remoteId: '7' });
    expect(page.next).toEqual({ since: '2026-03-10T11:55:00.000Z' });
  });

  it('keeps its bookmark when the server tells no time', async () => {
    const { client, records } = clientOf({ changes: () => ({ objects: new Map(), time: undefined }) });
    expect((await new DeltaReader(client, records).read(context, ['term'], since)).next).toBe(since);
  });
});

describe('pull', () => {
  const page = (found: WireEntity[], cursor: object | null, kind = kindOf('class')) => {
    const asked: QueryOptions[] = [];
    const { client, records } = clientOf({
      query: (_context: unknown, _name: string, options: QueryOptions) => {
        asked.push(options);
        return { rows: found, time: undefined };
      },
      count: () => 2500,
    });
    return new Puller(client, records)
      .page(context, kind, cursor as never)
      .then((answer) => ({ ...answer, asked }));
  };
  const second = (index: number) =>
    `01:${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;

  it('goes on from the last time of a full page', async () => {
    const { next, total, asked } = await page(rows(1000, second), null);
    expect(asked[0]?.filters).toEqual([{ field: 'Active', operator: 'IN', value: [true, false] }]);
    expect([next, total]).toEqual([{ from: '2026-03-09T01:16:39-08:00', position: 1 }, 2500]);
    expect(
      (await page(rows(999, second), { from: '2026-03-09T01:00:00-08:00', position: 1 })).next,
    ).toBeNull();
  });

  it('advances within one time when a whole page has it, with an overlap', async () => {
    const same = rows(1000, () => '01:00:00');
    const from = '2026-03-09T01:00:00-08:00';
    expect((await page(same, null)).next).toEqual({ from, position: 951 });
    expect((await page(same, { from, position: 951 })).next).toEqual({ from, position: 1901 });
    expect((await page(same, { from: '2026-03-09T00:00:00-08:00', position: 951 })).next).toEqual({
      from,
      position: 951,
    });
    expect((await page(rows(1000, second), { from, position: 951 })).asked[0]).toMatchObject({
      startPosition: 951,
    });
  });
});

describe('what shares its objects with something else', () => {
  it('is read from where a delta stopped when only changes of it are read, and never by itself when it comes beside', async () => {
    const expense = { ...row(1, '01:00:00'), TxnDate: '2026-03-09', CurrencyRef: { value: 'CAD' } };
    const { client, records } = clientOf({
      query: () => ({ rows: [{ ...expense, EntityRef: { value: '58', type: 'Customer' } }, expense] }),
      count: () => 2,
    });
    const of = async (entity: 'refund' | 'credit-use', cursor: object | null) =>
      (await new Puller(client, records).page(context, kindOf(entity), cursor as never)).changes.length;
    const cursor = { from: '2026-03-09T01:00:00-08:00', position: 1 };
    expect([await of('refund', null), await of('refund', cursor)]).toEqual([0, 1]);
    expect([await of('credit-use', null), await of('credit-use', cursor)]).toEqual([0, 0]);
  });

  it('is told to be gone from a payment that is only money', async () => {
    const { records } = clientOf({});
    const money = { ...row(7, '01:00:00'), TotalAmt: 50, CurrencyRef: { value: 'CAD' }, Line: [] };
    expect(await records.read(context, kindOf('credit-use'), [money])).toMatchObject({
      changes: [{ entity: 'credit-use', remoteId: '7', deleted: true, document: null }],
    });
  });
});

describe('records', () => {
  it('asks for the home currency once when a record names none', async () => {
    let asked = 0;
    const { records } = clientOf({
      preferences: () => {
        asked++;
        return asked === 1 ? { CurrencyPrefs: { HomeCurrency: { value: 'USD' } } } : {};
      },
    });
    const customer = { ...row(1, '01:00:00'), DisplayName: 'A' };
    const gone = { Id: '2', status: 'Deleted' };
    const read = async () => (await records.read(context, kindOf('customer'), [customer, gone, {}])).changes;
    expect(
      (await read()).map(({ deleted, document }) => [
        deleted,
        (document as { currency?: string } | null)?.currency,
      ]),
    ).toEqual([
      [false, 'USD'],
      [true, undefined],
    ]);
    expect((await read())[0]?.document).toMatchObject({ currency: 'CAD' });
    expect(asked).toBe(2);
    await records.read(context, kindOf('customer'), [gone]);
    expect(asked).toBe(2);
  });

  it('names what cannot be read beside what can, and each object once', async () => {
    const { client, records } = clientOf({ query: () => ({ rows: [paid, nobodys, odd] }), count: () => 3 });
    const paid = {
      ...row(1, '01:00:00'),
      TxnDate: '2026-03-09',
      CustomerRef: { value: '58' },
      CurrencyRef: { value: 'CAD' },
    };
    const { CustomerRef: _customer, ...nobodys } = { ...paid, Id: '2', DocNumber: 'R-2', TotalAmt: 5 };
    const odd = { ...paid, Id: '3', Line: 'nothing that a line can be' } as WireEntity;
    const read = await new Puller(client, records).page(context, kindOf('payment'), null);
    const payments = read.changes.filter(({ entity }) => entity === 'payment');
    expect(payments.map(({ remoteId }) => remoteId)).toEqual(['1']);
    expect(read.unreadable).toEqual([
      { entity: 'payment', remoteId: '2', label: 'R-2', reason: 'it has no customer in QuickBooks.' },
      { entity: 'payment', remoteId: '3', label: null, reason: expect.stringContaining('not formed') },
    ]);
    const broken = { ...row(3, '01:00:00'), Name: 'x', UnitPrice: 1e300 } as WireEntity;
    await expect(records.changeOf(context, kindOf('item'), broken)).rejects.toMatchObject({
      kind: 'validation',
      message: expect.stringContaining('Item 3'),
    });
  });
});
