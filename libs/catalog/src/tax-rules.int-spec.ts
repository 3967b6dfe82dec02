import { newId } from '#kernel';
import { runAsTenant, systemActor, UnitOfWork } from '#platform';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { CatalogFacade, CatalogModule } from './index.js';

describe('tax rules over HTTP', () => {
  let test: TestApp;
  let organization: string;
  const hst = { id: newId(), name: 'HST (ON)', description: null, percent: '13', agency: null };
  const code = { id: newId(), name: 'HST ON', description: null, taxable: true, active: true };

  const call = async (method: 'GET' | 'PATCH', url: string, payload?: object, as = organization) => {
    const response = await runAsTenant(as, systemActor('test'), () =>
      test.app.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) }),
    );
    return { status: response.statusCode, body: response.json() };
  };

  beforeAll(async () => {
    test = await createTestApp([CatalogModule]);
    organization = await test.createOrganization();
    const { taxRates, taxCodes } = test.app.get(CatalogFacade);
    await test.as(organization, () =>
      test.app.get(UnitOfWork).run(async () => {
        await taxRates.importRecords([{ ...hst, history: [], active: true }]);
        const rates = [{ taxRateId: hst.id, order: 1, onTax: false }];
        await taxCodes.importRecords([{ ...code, salesRates: rates, purchaseRates: rates }]);
      }),
    );
  });
  afterAll(() => test.close());

  it('suggests the code that charges what Ontario does', async () => {
    expect(await call('GET', '/tax-suggestion?day=2026-11-21&province=ON')).toEqual({
      status: 200,
      body: {
        taxCodeId: code.id,
        taxCodeName: 'HST ON',
        isUsualRight: false,
        charges: [{ name: 'HST', percent: '13', isFederal: true }],
        because: 'The work is done in ON. "HST ON" charges HST 13 %.',
      },
    });
  });

  it('takes a code that nobody can choose any more for right where it charges what it should', async () => {
    const old = { ...code, id: newId(), name: 'Old HST', active: false };
    const facade = test.app.get(CatalogFacade);
    const rates = [{ taxRateId: hst.id, order: 1, onTax: false }];
    const answers = await test.as(organization, async () => {
      await test.app
        .get(UnitOfWork)
        .run(() => facade.taxCodes.importRecords([{ ...old, salesRates: rates, purchaseRates: rates }]));
      const question = { day: '2026-11-21', home: 'ON' as const };
      return facade.suggestTaxCodes(
        [{ ...question, usualCodeId: old.id }, question],
        await facade.taxTable(),
      );
    });
    expect(answers).toMatchObject([{ isUsualRight: true, taxCodeId: old.id }, { isUsualRight: false }]);
  });

  it('suggests no code for Québec when the books have none', async () => {
    const { body } = await call('GET', '/tax-suggestion?day=2026-11-21&province=QC');
    expect(body).toMatchObject({ taxCodeId: null, charges: [{ name: 'GST' }, { name: 'QST' }] });
  });

  it('keeps what one organization declares to itself, and follows it', async () => {
    const ruling = { province: 'MB', supply: 'real-property', isTaxed: true };
    const changed = { rounding: 'per-invoice', exceptions: [ruling] };
    expect(await call('PATCH', '/tax-settings', changed)).toEqual({ status: 200, body: changed });
    const { body } = await call('GET', '/tax-suggestion?day=2026-11-21&province=MB');
    expect(body.charges.map(({ name }: { name: string }) => name)).toEqual(['GST', 'RST']);
    const other = await test.createOrganization();
    expect((await call('GET', '/tax-settings', undefined, other)).body).toEqual({
      rounding: 'per-line',
      exceptions: [],
    });
  });

  it('refuses a place that is no province and an exception said twice', async () => {
    expect((await call('GET', '/tax-suggestion?day=2026-11-21&province=XX')).status).toBe(422);
    const ruling = { province: 'MB', supply: 'goods', isTaxed: false };
    const { status, body } = await call('PATCH', '/tax-settings', { exceptions: [ruling, ruling] });
    expect([status, body.code]).toEqual([422, 'CATALOG.TAX_SAID_TWICE']);
  });
});
