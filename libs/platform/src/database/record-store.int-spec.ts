import { newId } from '#kernel';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { Database } from './database.js';
import { TableRecordStore } from './record-store.js';
import { UnitOfWork } from './unit-of-work.js';

interface OrderRecord {
  id: string;
  number: string;
  direction: string;
  status: string;
  orderDate: string;
  memo: string | null;
  billingAddress: object | null;
  subtotal: string;
  taxAmount: string;
  total: string;
  lines: { lineNumber: number; description: string; quantity: string; unitPrice: string; amount: string }[];
}

describe('record store', () => {
  let test: TestApp;
  let store: TableRecordStore<OrderRecord>;
  let organization: string;

  const order = (changes: Partial<OrderRecord> = {}): OrderRecord => ({
    id: newId(),
    number: 'PO-7',
    direction: 'customer',
    status: 'draft',
    orderDate: '2026-03-08',
    memo: null,
    billingAddress: null,
    subtotal: '12.5',
    taxAmount: '0',
    total: '12.5',
    lines: [{ lineNumber: 1, description: 'Pipe', quantity: '2.5', unitPrice: '5', amount: '12.5' }],
    ...changes,
  });
  const write = (records: OrderRecord[], fresh = false) =>
    test.as(organization, () => test.app.get(UnitOfWork).run(() => store.importRecords(records, { fresh })));
  const read = async (id: string) => (await test.as(organization, () => store.readRecords([id]))).get(id);

  beforeAll(async () => {
    test = await createTestApp([]);
    organization = await test.createOrganization();
    store = new TableRecordStore<OrderRecord>(test.app.get(Database), test.app.get(UnitOfWork), {
      table: 'purchase_orders',
      columns: {
        number: 'text',
        direction: 'text',
        status: 'text',
        orderDate: 'date',
        memo: 'text',
        billingAddress: 'jsonb',
        subtotal: 'numeric',
        taxAmount: 'numeric',
        total: 'numeric',
      },
      lines: {
        table: 'purchase_order_lines',
        parentColumn: 'purchase_order_id',
        columns: {
          lineNumber: 'integer',
          description: 'text',
          quantity: 'numeric',
          unitPrice: 'numeric',
          amount: 'numeric',
        },
      },
    });
  });

  afterAll(() => test.close());

  it.each([true, false])('gives back exactly what was written (fresh: %s)', async (fresh) => {
    const written = order({
      memo: 'tabs\tand\nlines \\ "quotes" é 漢',
      billingAddress: { line1: "12 Rue de l'Église", city: 'Gatineau' },
    });
    expect((await write([written], fresh)).get(written.id)).toBe(1);
    expect(await read(written.id)).toEqual({ record: written, version: 1 });
  });

  it('leaves an equal record alone, whatever the scale its numbers were written in', async () => {
    const written = order();
    await write([written]);
    const echo = {
      ...written,
      subtotal: '12.5000',
      lines: [{ ...written.lines[0], quantity: '2.500000' }],
    } as OrderRecord;
    expect(await write([echo])).toEqual(new Map());
    expect((await read(written.id))?.version).toBe(1);
  });

  it.each([
    ['a changed line', (lines: OrderRecord['lines']) => [{ ...lines[0], amount: '13' }]],
    ['an added line', (lines: OrderRecord['lines']) => [...lines, { ...lines[0], lineNumber: 2 }]],
    ['no line left', () => []],
  ])('grows the version of a document with %s', async (_, change) => {
    const written = order();
    const neighbour = order();
    await write([written, neighbour]);
    const changed = { ...written, lines: change(written.lines) } as OrderRecord;
    expect(await write([changed, neighbour])).toEqual(new Map([[written.id, 2]]));
    expect(await read(written.id)).toEqual({ record: changed, version: 2 });
    expect(await read(neighbour.id)).toEqual({ record: neighbour, version: 1 });
  });

  it('takes several imports of one table in one transaction', async () => {
    const first = order();
    const second = order();
    await test.as(organization, () =>
      test.app.get(UnitOfWork).run(async () => {
        await store.importRecords([first]);
        await store.importRecords([second, { ...first, memo: 'later' }]);
      }),
    );
    expect((await read(first.id))?.record.memo).toBe('later');
    expect((await read(second.id))?.record.lines).toHaveLength(1);
  });

  it.each([true, false])(
    'writes nothing when one row is refused, and goes on with the next (fresh: %s)',
    async (fresh) => {
      const good = order();
      await expect(write([good, order({ orderDate: 'yesterday-ish' })], fresh)).rejects.toThrow(/date/);
      await expect(write([good, order({ status: null as never })], fresh)).rejects.toThrow(/status/);
      expect(await read(good.id)).toBeUndefined();
      await write([good], fresh);
      expect(await read(good.id)).toEqual({ record: good, version: 1 });
    },
  );

  it('takes a page that is larger than any buffer', async () => {
    const records = Array.from({ length: 3000 }, () => order({ memo: 'é'.repeat(2000) }));
    expect((await write(records, true)).size).toBe(3000);
    expect((await read(records.at(-1)?.id ?? ''))?.record.memo).toHaveLength(2000);
  });

  it('looks at the lines of the documents that came, and at no others', async () => {
    const stored = Array.from({ length: 5_000 }, () => order());
    await write(stored, true);
    const scanned = await test.as(organization, () =>
      test.app.get(UnitOfWork).run(async () => {
        await store.importRecords(stored.slice(0, 25).map((one) => ({ ...one, lines: [] })));
        return test.app
          .get(Database)
          .rows(
            `SELECT seq_tup_read::int AS scanned FROM pg_stat_xact_user_tables WHERE relname = 'purchase_order_lines'`,
          );
      }),
    );
    expect(scanned).toEqual([{ scanned: 0 }]);
    expect((await read(stored[0]?.id ?? ''))?.record.lines).toEqual([]);
  });

  it('never touches another organization', async () => {
    const ours = order();
    await write([ours]);
    const other = await test.createOrganization();
    await test.as(other, () =>
      test.app.get(UnitOfWork).run(() => store.importRecords([{ ...ours, memo: 'theirs' }])),
    );
    expect((await read(ours.id))?.record.memo).toBeNull();
  });
});
