import { readTable, writeCsv, writeXlsx } from '#platform';
import { type Answer, type OrdersFixture, ordersFixture } from './testing/orders-fixture.js';

describe('purchase orders in files', () => {
  let fixture: OrdersFixture;
  const call: OrdersFixture['call'] = (...request) => fixture.call(...request);
  const download = (url: string) =>
    fixture.test.app.inject({
      method: 'GET',
      url: `/api/v1/purchase-orders${url}`,
      headers: fixture.headers,
    });
  const send = async (path: string, content: Buffer, name = 'orders.csv'): Promise<Answer> => {
    const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--x--\r\n')]);
    const response = await fixture.test.app.inject({
      method: 'POST',
      url: `/api/v1/purchase-orders/import${path}`,
      headers: { ...fixture.headers, 'content-type': 'multipart/form-data; boundary=x' },
      payload,
    });
    return { status: response.statusCode, body: response.json() };
  };
  const headers = ['PO', 'Customer', 'Date', 'Item', 'Description', 'Qty', 'Price', 'Rush'];
  const list = (...rows: string[][]) => ({ name: 'Orders', headers, rows });
  const count = async () => (await call('GET', '/purchase-orders?limit=200')).body.items.length;

  beforeAll(async () => {
    fixture = await ordersFixture({ files: true });
  });
  afterAll(() => fixture.test.close());

  it.each(['csv', 'xlsx'])(
    'come in from %s: shown first, then entered as they were shown',
    async (format) => {
      const table = list(
        [`${format}-1`, 'maple ridge', '2026-11-02', 'Boiler', '', '2', '', 'yes'],
        ['', '', '', '', 'Permit', '1', '1,080.50', ''],
        [`${format}-2`, 'Maple Ridge', '21/11/2026', '', 'Valve', '3', '4', ''],
      );
      const content = format === 'csv' ? writeCsv(table) : await writeXlsx(table);
      const before = await count();
      const preview = await send('/preview', content, `orders.${format}`);
      expect(preview).toMatchObject({ status: 200, body: { isGood: true, errors: [], skipped: [] } });
      expect(preview.body.orders).toEqual([
        expect.objectContaining({ id: null, row: 2, number: `${format}-1`, lineCount: 2, total: '1150.50' }),
        expect.objectContaining({ id: null, row: 4, number: `${format}-2`, lineCount: 1, total: '12.00' }),
      ]);
      expect(await count()).toBe(before);
      const entered = await send('', content, `orders.${format}`);
      expect(entered.status).toBe(201);
      expect(entered.body.orders.map(({ total }: { total: string }) => total)).toEqual(['1150.50', '12.00']);
      expect((await call('GET', `/purchase-orders/${entered.body.orders[0].id}`)).body).toMatchObject({
        ...{ number: `${format}-1`, rush: true, status: 'pending', orderDate: '2026-11-02' },
        lines: [{ itemId: fixture.itemId }, { description: 'Permit', unitPrice: '1080.5' }],
      });
    },
  );

  it('come in all or not at all, and every row that is wrong is told with what to do', async () => {
    const content = writeCsv(
      list(
        ['E-1', 'Maple Ridge', '2026-11-02', 'Boiler', '', '2', '', ''],
        ['E-2', 'Nobody Ltd', '2026-11-02', '', 'Valve', '1', '4', ''],
        ['E-3', 'Maple Ridge', '03/04/2026', '', 'Valve', 'many', '4', ''],
        ['E-4', 'Maple Ridge', '2026-11-02', 'Unknown-1', '', '1', '4', ''],
      ),
    );
    const before = await count();
    const refused = await send('', content);
    expect([refused.status, refused.body.code]).toEqual([422, 'PURCHASE_ORDERS.IMPORT_REFUSED']);
    const places = refused.body.errors.map((error: { row: number; column: string }) => [
      error.row,
      error.column,
    ]);
    expect(places).toEqual([
      [3, 'Customer'],
      [4, 'Date'],
      [4, 'Qty'],
      [5, 'Item'],
    ]);
    expect(refused.body.errors.every(({ fix }: { fix: string }) => fix.length > 0)).toBe(true);
    expect(await count()).toBe(before);
    const preview = await send('/preview', content);
    expect(preview.body).toMatchObject({ isGood: false, orders: [{ number: 'E-1' }] });
  });

  it('come in without those that have a wrong row, when a person says so', async () => {
    const content = writeCsv(
      list(
        ['G-1', 'Maple Ridge', '2026-11-02', 'Boiler', '', '2', '', ''],
        ['G-2', 'Nobody Ltd', '2026-11-02', '', 'Valve', '1', '4', ''],
        ['G-3', 'Maple Ridge', '2026-11-02', '', 'Valve', '1', '4', ''],
        ['', '', '', '', 'Elbow', 'many', '4', ''],
      ),
    );
    const before = await count();
    const entered = await send('?onlyGood=true', content);
    expect(entered).toMatchObject({ status: 201, body: { isGood: false, orders: [{ number: 'G-1' }] } });
    expect(entered.body.errors.map(({ row }: { row: number }) => row)).toEqual([3, 5]);
    expect(await count()).toBe(before + 1);
    const none = await send(
      '?onlyGood=true',
      writeCsv(list(['', 'Nobody Ltd', '', '', 'Valve', '1', '4', ''])),
    );
    expect(none).toMatchObject({ status: 422, body: { code: 'PURCHASE_ORDERS.IMPORT_REFUSED' } });
  });

  it('that are there already refuse the file, or are left out when asked to, and a look-alike is told', async () => {
    const first = writeCsv(list(['D-1', 'Maple Ridge', '2026-12-01', '', 'Valve', '1', '61.61', '']));
    const entered = await send('', first);
    expect((await send('', first)).body.errors[0]).toMatchObject({
      row: 2,
      message: expect.stringContaining('D-1'),
    });
    const both = writeCsv(
      list(
        ['D-1', 'Maple Ridge', '2026-12-01', '', 'Valve', '1', '61.61', ''],
        ['D-2', 'Maple Ridge', '2026-12-01', '', 'Valve', '1', '61.61', ''],
      ),
    );
    const again = await send('?skipExisting=true&draft=true', both);
    expect(again.body).toMatchObject({
      skipped: [{ row: 2, existingId: entered.body.orders[0].id }],
      orders: [{ number: 'D-2' }],
      warnings: [{ row: 3, message: 'Order D-1 has the same amount on the same day.' }],
    });
  });

  it('are read with the columns that a person names, and refused without those they need', async () => {
    const table = { name: 'x', headers: ['Kunde', 'Menge', 'Was'], rows: [['Noble', '2', 'Pipe']] };
    const unnamed = await send('?direction=supplier', writeCsv(table));
    expect(unnamed.body).toMatchObject({ code: 'PURCHASE_ORDERS.IMPORT_COLUMNS', headers: table.headers });
    const columns = encodeURIComponent('Kunde=party;Menge=quantity;Was=description');
    const named = await send(`/preview?direction=supplier&columns=${columns}`, writeCsv(table));
    expect(named.body.errors).toEqual([
      { row: 2, column: null, message: 'Line 1 needs a price.', fix: expect.any(String) },
    ]);
    expect((await send(`?columns=${encodeURIComponent('Kunde=buyer')}`, writeCsv(table))).body.field).toBe(
      'columns',
    );
  });

  it('are read through a mapping of the organization: other words, codes, sums and units, and what it leaves out', async () => {
    const field = (target: string, expression: string) => ({ target, expression });
    const definition = {
      when: 'record["Pos"] != "Summe"',
      fields: [
        field('number', 'record["Bestellung"]'),
        field('party', 'lookup("customers", record["Kunde"]) ?? record["Kunde"]'),
        field('orderDate', 'day(record["Datum"], "DMY")'),
        field('quantity', 'round(number(record["Menge"], ",") * 12, 0)'),
        field('description', 'squeeze(record["Text"])'),
        field('unitPrice', 'round(number(record["Preis je Dutzend"], ",") / 12, 4)'),
        field('memo', '"Pos. " + record["Pos"]'),
      ],
      rules: [
        {
          ...{ name: 'Price', check: 'out.unitPrice < 100', message: 'That is dear.', fix: 'Ask the buyer.' },
          ...{ severity: 'warning', target: 'unitPrice' },
        },
      ],
      tables: { customers: { 'K-17': 'Maple Ridge' } },
    };
    const path = '/field-mappings';
    const made = await call('POST', path, { name: 'Dozens', purpose: 'purchase-order-lines', definition });
    expect(made.body.problems).toEqual([]);
    const headings = ['Pos', 'Bestellung', 'Kunde', 'Datum', 'Menge', 'Text', 'Preis je Dutzend'];
    const rows = [
      ['1', 'M-1', 'K-17', '02.11.2026', '2,0', 'Copper  pipe', '1.200,00'],
      ['2', 'M-1', 'K-17', '02.11.2026', '0,5', 'Elbow', '6,00'],
      ['Summe', '', '', '', '', '', '1.206,00'],
    ];
    const file = (lines: string[][]) => writeCsv({ name: 'x', headers: headings, rows: lines });
    const unpublished = await send(`/preview?mappingId=${made.body.id}`, file(rows));
    expect(unpublished.body.code).toBe('TRANSFORM.NOT_PUBLISHED');
    expect((await call('POST', `${path}/${made.body.id}/publish`, { version: 1 })).status).toBe(200);
    const entered = await send(`?mappingId=${made.body.id}`, file(rows));
    expect(entered).toMatchObject({
      status: 201,
      body: {
        orders: [{ number: 'M-1', lineCount: 2, total: '2403.00' }],
        warnings: [{ row: 2, column: 'Unit price', message: 'That is dear.' }],
      },
    });
    expect((await call('GET', `/purchase-orders/${entered.body.orders[0].id}`)).body).toMatchObject({
      ...{ orderDate: '2026-11-02', memo: 'Pos. 1', customerId: fixture.customerId },
      lines: [
        { description: 'Copper pipe', quantity: '24', unitPrice: '100' },
        { description: 'Elbow', quantity: '6', unitPrice: '0.5' },
      ],
    });
    const wrong = ['1', 'M-2', 'K-17', '2026', 'zwei', 'Valve', '6,00'];
    const refused = await send(`?mappingId=${made.body.id}`, file([wrong]));
    expect(refused.body.errors).toEqual([
      expect.objectContaining({ row: 2, column: 'Order date', fix: expect.any(String) }),
      expect.objectContaining({ row: 2, column: 'Quantity', message: '"zwei" is not a number.' }),
    ]);
    const both = await send(`?mappingId=${made.body.id}&columns=Pos%3Dnumber`, file(rows));
    expect(both.body).toMatchObject({ code: 'PURCHASE_ORDERS.IMPORT_COLUMNS', field: 'columns' });
  });

  it("are not entered through a mapping while a row may be any order's, also when a person wants the good ones", async () => {
    const field = (target: string, expression: string) => ({ target, expression });
    const definition = {
      inputSchema: { type: 'object', properties: { Menge: { format: 'decimal' } } },
      fields: [
        field('number', 'record["Nr"]'),
        field('party', '"Maple Ridge"'),
        field('quantity', 'number(record["Menge"])'),
        field('description', 'record["Text"]'),
        field('unitPrice', 'number(record["Preis"])'),
      ],
    };
    const path = '/field-mappings';
    const { body } = await call('POST', path, { name: 'L', purpose: 'purchase-order-lines', definition });
    await call('POST', `${path}/${body.id}/publish`, { version: 1 });
    const file = (...rows: string[][]) =>
      writeCsv({ name: 'x', headers: ['Nr', 'Menge', 'Text', 'Preis'], rows });
    const [a, b] = [
      ['L-A', '1', 'Pipe', '4'],
      ['L-B', '1', 'Elbow', '4'],
    ];
    const before = await count();
    const url = `?onlyGood=true&mappingId=${body.id}`;
    const refused = await send(url, file(a, ['L-B', 'zwei', 'Valve', '4'], b));
    expect(refused).toMatchObject({ status: 422, body: { errorCount: 2 } });
    expect(refused.body.errors).toMatchObject([
      { row: 3, message: expect.stringContaining('nothing of the file') },
      { row: 3, column: 'Menge' },
    ]);
    expect(await count()).toBe(before);
    const entered = await send(url, file(a, ['L-B', '1', 'Valve', 'vier'], b));
    expect(entered).toMatchObject({ status: 201, body: { orders: [{ number: 'L-A' }], errorCount: 1 } });
    const twice = writeCsv({ name: 'x', headers: ['Nr', 'Menge', 'Menge'], rows: [['L-C', '1', '2']] });
    expect((await send(url, twice)).body).toMatchObject({
      code: 'PURCHASE_ORDERS.IMPORT_COLUMNS',
      field: 'file',
    });
  });

  it.each([
    ['no file', 'orders.csv', Buffer.alloc(0)],
    ['a picture', 'orders.png', Buffer.from('89504e470d0a1a0a0000', 'hex')],
    ['an archive with nothing in it', 'orders.xlsx', Buffer.from('PK\x03\x04', 'latin1')],
  ])('are not read out of %s', async (_, name, content) => {
    const { status, body } = await send('/preview', content, name);
    expect(status).toBe(422);
    expect(body.fix).toEqual(expect.any(String));
  });

  it('go out as a list, with the filters of the list, and nothing in it is run', async () => {
    await fixture.ordered({
      number: '=1+1',
      lines: [{ description: 'x', quantity: '1', unitPrice: '2.50' }],
    });
    const csv = await download('/export?direction=supplier&q=1%2B1');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toContain('purchase-orders.csv');
    expect(csv.rawPayload.toString('utf8')).toContain("\n'=1+1,supplier,approved,Noble");
    const { headers: headings, rows } = await readTable(
      (await download('/export?format=xlsx')).rawPayload,
      'x.xlsx',
    );
    expect(headings.slice(0, 4)).toEqual(['Order number', 'Direction', 'Status', 'Customer or supplier']);
    expect(rows).toHaveLength(await count());
  });

  it('go out one by one, and come in again as they were', async () => {
    const specials = {
      requestedDate: '2026-12-24',
      discountAmount: '1.50',
      rush: true,
      specialInstructions: '- careful',
    };
    const order = await fixture.ordered({ number: 'ROUND-1', reference: '0042', ...specials });
    const { rawPayload } = await download(`/${order.id}/export?format=xlsx`);
    await call('POST', `/purchase-orders/${order.id}/cancel`, { version: order.version, reason: 'Again' });
    const { body } = await send('?direction=supplier', rawPayload, 'round.xlsx');
    const again = (await call('GET', `/purchase-orders/${body.orders[0].id}`)).body;
    const said = ({ number, reference, orderDate, total, currency }: Answer['body']) => [
      number,
      reference,
      orderDate,
      total,
      currency,
    ];
    expect(said(again)).toEqual(said(order));
    expect(again).toMatchObject(specials.discountAmount ? { ...specials, discountAmount: '1.50' } : {});
  });

  it('are printed in both languages', async () => {
    const order = await fixture.ordered({ specialInstructions: 'Livrer à l’arrière' });
    const [english, french] = await Promise.all([
      download(`/${order.id}/pdf`),
      download(`/${order.id}/pdf?language=fr`),
    ]);
    expect(english.headers['content-type']).toBe('application/pdf');
    expect(english.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(english.rawPayload.equals(french.rawPayload)).toBe(false);
    expect((await download(`/${order.id}/pdf`)).rawPayload.equals(english.rawPayload)).toBe(true);
  });
});
