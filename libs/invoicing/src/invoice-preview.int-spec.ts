import fc from 'fast-check';
import { CatalogFacade } from '#catalog';
import { newId } from '#kernel';
import { Database } from '#platform';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { type InvoiceView, InvoicingModule } from './index.js';
import type { InvoicePreview } from './queries/preview-invoice.query.js';
import { BillingFixture, type Refusal } from './testing/billing-fixture.js';

type Saved = InvoiceView & { homeTotal: string };

/** What a preview says, as far as a saved invoice says it too. */
const said = (invoice: InvoicePreview | Saved) => ({
  figures: ['subtotal', 'discountAmount', 'taxAmount', 'total', 'homeTotal', 'taxBreakdown'].map(
    (name) => invoice[name as keyof typeof invoice],
  ),
  terms: [invoice.invoiceDate, invoice.dueDate, invoice.currency, invoice.exchangeRate],
  lines: invoice.lines.map(({ description, quantity, unitPrice, amount, taxAmount, taxCodeId }) => ({
    ...{ description, quantity, unitPrice, amount, taxAmount, taxCodeId },
  })),
});

describe('an invoice before it is saved', () => {
  let test: TestApp;
  let office: BillingFixture;
  const codes = { gst: newId(), gstPst: newId(), onTax: newId(), zero: newId() };
  let buyers: { vancouver: string; exempt: string; vermont: string };

  const wish = (changes: object = {}) => ({
    ...{ direction: 'receivable', customerId: office.customerId, invoiceDate: '2026-11-02' },
    lines: [{ itemId: office.itemId, quantity: '2' }],
    ...changes,
  });
  const preview = <T = InvoicePreview>(body: object) => office.call<T>('POST', '/invoices/preview', body);
  const save = (body: object) => office.call<Saved>('POST', '/invoices', body);
  const agree = async (body: object) => {
    const [before, after] = [await preview(body), await save(body)];
    expect([before.status, after.status]).toEqual([200, 201]);
    expect(said(before.body)).toEqual(said(after.body));
    return before.body;
  };

  beforeAll(async () => {
    test = await createTestApp([InvoicingModule]);
    office = await BillingFixture.create(test);
    await office.inOneTransaction(() => layOutTaxes(test, office, codes));
    const buyer = (body: object) => office.inOneTransaction(() => made(test, office, body));
    buyers = {
      vancouver: await buyer({ displayName: 'Kitsilano Dental', billingAddress: { province: 'BC' } }),
      exempt: await buyer({ displayName: 'Six Nations Housing', taxExempt: true }),
      vermont: await buyer({ displayName: 'Stowe Lodge', billingAddress: { province: 'VT', country: 'US' } }),
    };
    await office.settle();
  });

  afterAll(() => test.close());

  it('says to the cent what the saved one says: one HST, a discount, freight, a percentage off a line', async () => {
    await agree(wish());
    await agree(
      wish({ lines: [...wish().lines, { kind: 'discount', description: 'Loyalty', amount: '19' }] }),
    );
    const lines = [
      { itemId: office.itemId, quantity: '3', unitPrice: '33.33', discountPercent: '7' },
      { kind: 'discount', description: 'Ten off', discountPercent: '10' },
    ];
    await agree(wish({ freight: '45.10', lines }));
  });

  it('says it for GST with PST, for lines that are taxed differently, and for another currency', async () => {
    const priced = (taxCodeId: string | null, unitPrice: string) => ({
      ...{ description: 'Work', quantity: '1.5', unitPrice, taxCodeId },
    });
    const mixed = [
      priced(codes.gstPst, '99.99'),
      priced(office.taxCodeId, '0.05'),
      priced(codes.zero, '12.34'),
      priced(null, '7.77'),
      { kind: 'discount', description: 'Off', amount: '13.13' },
    ];
    const { taxBreakdown } = await agree(wish({ customerId: buyers.vancouver, lines: mixed }));
    expect(taxBreakdown.map(({ name }) => name)).toEqual(['GST', 'PST BC', 'HST ON', 'Zero']);
    await agree(wish({ currency: 'USD', exchangeRate: '1.3712', lines: mixed }));
  });

  it('says it whatever is typed', async () => {
    const taxCodeId = fc.constantFrom(office.taxCodeId, codes.gstPst, codes.onTax, codes.zero, null);
    const decimal = (min: number, max: number, scale: number) =>
      fc.integer({ min, max }).map((units) => (units / 10 ** scale).toFixed(scale));
    const line = fc.record({
      description: fc.constant('Work'),
      quantity: decimal(500, 40_000, 3),
      unitPrice: decimal(10_000, 9_999_999, 4),
      taxCodeId,
    });
    const off = fc.integer({ min: 1, max: 40 }).map((percent) => ({
      ...{ kind: 'discount', description: 'Off', discountPercent: String(percent) },
    }));
    const lines = fc
      .tuple(fc.array(line, { minLength: 1, maxLength: 6 }), fc.option(off))
      .map(([charged, discount]) => [...charged, ...(discount ? [discount] : [])]);
    await fc.assert(
      fc.asyncProperty(lines, async (typed) => void (await agree(wish({ lines: typed })))),
      { numRuns: 15 },
    );
  });

  it('says of a draft what its change then makes of it, with the holdback that it has', async () => {
    const { body: draft } = await save(wish({ holdback: { percent: '10' } }));
    const changes = {
      version: draft.version,
      invoiceDate: '2026-11-09',
      lines: [{ itemId: office.itemId, quantity: '3', taxCodeId: codes.gstPst }],
    };
    const { body: before } = await office.call<InvoicePreview>(
      'POST',
      `/invoices/${draft.id}/preview`,
      changes,
    );
    const { body: after } = await office.call<Saved>('PATCH', `/invoices/${draft.id}`, changes);
    expect(said(before)).toEqual(said(after));
    expect([before.dueDate, before.lines.map(({ amount }) => amount)]).toEqual([
      '2026-12-09',
      ['285.00', '-28.50'],
    ]);
    const stale = await office.call<Refusal>('POST', `/invoices/${draft.id}/preview`, changes);
    expect([stale.status, stale.body.code]).toEqual([409, 'INVOICING.CHANGED_MEANWHILE']);
  });

  it('keeps nothing and uses up no number', async () => {
    const { body: first } = await save(wish());
    for (let looks = 0; looks < 3; looks += 1) await preview(wish());
    const { body: second } = await save(wish());
    expect(Number(second.number.slice(4)) - Number(first.number.slice(4))).toBe(1);
  });

  it('refuses at the same field as saving would', async () => {
    const wrong = wish({ lines: [{ itemId: office.itemId }, { description: 'No price' }] });
    const [before, after] = [await preview<Refusal>(wrong), await save(wrong)];
    expect(before).toMatchObject({
      status: 422,
      body: { code: 'INVOICING.LINE_AMOUNT', field: 'lines.1.amount' },
    });
    expect(after).toMatchObject({ status: 422, body: { field: 'lines.1.amount' } });
  });

  it('says why: where the supply is made, and which code would be usual there', async () => {
    const { body: here } = await preview(wish());
    expect(here.taxReasons).toMatchObject([
      {
        ...{ lineNumbers: [1], decidedBy: 'place', province: 'ON', knownBy: 'home', isUsual: true },
        ...{ taxCodeName: 'H', usual: [{ name: 'HST', percent: '13' }] },
      },
    ]);
    const { body: there } = await preview(wish({ customerId: buyers.vancouver }));
    expect(there.taxReasons).toMatchObject([
      { province: 'BC', knownBy: 'customer', isUsual: false, usual: [{ name: 'GST', percent: '5' }] },
    ]);
    expect(there.taxReasons[0]).toMatchObject({ usualCodeId: codes.gst, usualCodeName: 'GST alone' });
    const jobId = await office.job('1');
    const { prisma } = test.app.get(Database);
    const site = { siteAddress: { province: 'BC' } };
    await office.inOneTransaction(() => prisma.job.updateMany({ where: { id: jobId }, data: site }));
    const goods = { itemId: office.itemId, taxCodeId: codes.gstPst };
    const { body: onSite } = await preview(wish({ jobId, lines: [goods, goods, { itemId: office.itemId }] }));
    expect(onSite.taxReasons).toMatchObject([
      { lineNumbers: [1, 2], province: 'BC', knownBy: 'site', isUsual: true, supply: 'service-to-goods' },
      { lineNumbers: [3], isUsual: false },
    ]);
  });

  it('says why no tax is charged, and when that is not usual', async () => {
    const untaxed = { lines: [{ itemId: office.itemId, taxCodeId: null }] };
    const reasonOf = async (body: object) => (await preview(wish(body))).body.taxReasons[0];
    expect(await reasonOf({ customerId: buyers.exempt })).toMatchObject({
      ...{ taxCodeId: null, decidedBy: 'customer-exempt', isUsual: true, usual: [] },
    });
    expect(await reasonOf({ customerId: buyers.vermont, ...untaxed })).toMatchObject({
      ...{ decidedBy: 'outside-canada', country: 'US', province: null, isUsual: true },
    });
    expect(await reasonOf(untaxed)).toMatchObject({ decidedBy: 'place', isUsual: false });
  });

  it("answers not found for another organization's draft", async () => {
    const { body: draft } = await save(wish());
    const stranger = await BillingFixture.create(test);
    const { status } = await stranger.call('POST', `/invoices/${draft.id}/preview`, { version: 1 });
    expect(status).toBe(404);
  });
});

async function made(test: TestApp, { organizationId }: BillingFixture, data: object): Promise<string> {
  const id = newId();
  const { prisma } = test.app.get(Database);
  await prisma.customer.create({ data: { organizationId, id, displayName: '', ...data } });
  return id;
}

/** GST with PST, the same with the tax on the tax, and a code that charges nothing. */
async function layOutTaxes(
  test: TestApp,
  { organizationId }: BillingFixture,
  codes: { gst: string; gstPst: string; onTax: string; zero: string },
): Promise<void> {
  const { prisma } = test.app.get(Database);
  const rate = async (name: string, percent: string, order = 1, onTax = false) => {
    const id = newId();
    await prisma.taxRate.create({ data: { organizationId, id, name, percent } });
    return { taxRateId: id, order, onTax };
  };
  const code = (id: string, name: string, salesRates: Awaited<ReturnType<typeof rate>>[]) => ({
    ...{ id, name, description: null, taxable: true, active: true },
    ...{ salesRates, purchaseRates: salesRates },
  });
  const gst = await rate('GST', '5');
  const records = [
    { ...code(codes.gst, 'G', [gst]), description: 'GST alone' },
    code(codes.gstPst, 'GST and PST', [gst, await rate('PST BC', '7', 2)]),
    code(codes.onTax, 'GST and old QST', [gst, await rate('QST', '9.5', 2, true)]),
    code(codes.zero, 'Zero-rated', [await rate('Zero', '0')]),
  ];
  await test.app.get(CatalogFacade, { strict: false }).taxCodes.importRecords(records);
}
