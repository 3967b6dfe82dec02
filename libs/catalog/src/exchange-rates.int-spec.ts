import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Database, runAsTenant, systemActor, UnitOfWork } from '#platform';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { CatalogFacade, CatalogModule } from './index.js';
import { ExchangeRatesSchedule } from './schedule/exchange-rates.schedule.js';

/** Speaks as much of the Valet service as we use. Published: Thursday 19 and Friday 20 November 2026. */
const PUBLISHED: Record<string, Record<string, string>> = {
  '2026-11-19': { FXUSDCAD: '1.4000', FXEURCAD: '1.6200' },
  '2026-11-20': { FXUSDCAD: '1.4021', FXEURCAD: '1.6234' },
};
const asked: string[] = [];
let isDown = false;

function valet(): Promise<Server> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://valet');
    asked.push(url.pathname);
    const series = url.pathname.split('/').at(-2)?.split(',') ?? [];
    const [from = '', to = ''] = ['start_date', 'end_date'].map((name) => url.searchParams.get(name) ?? '');
    response.setHeader('content-type', 'application/json');
    if (isDown) return response.writeHead(503).end('{}');
    if (!series.every((name) => name in (PUBLISHED['2026-11-20'] ?? {})))
      return response.writeHead(404).end('{"message":"Series not found."}');
    const observations = Object.entries(PUBLISHED)
      .filter(([day]) => day >= from && day <= to)
      .map(([d, values]) => ({
        d,
        ...Object.fromEntries(series.map((name) => [name, { v: values[name] }])),
      }));
    return response.end(JSON.stringify({ terms: { url: 'https://example.test/terms' }, observations }));
  }).listen(0, '127.0.0.1');
  return new Promise((resolve) => server.once('listening', () => resolve(server)));
}

describe('exchange rates of the Bank of Canada', () => {
  let server: Server;
  let test: TestApp;
  let organization: string;

  const rateOn = (currency: string, day: string) =>
    runAsTenant(organization, systemActor('test'), () =>
      test.app.inject({ method: 'GET', url: `/api/v1/exchange-rates?currency=${currency}&day=${day}` }),
    ).then((response) => ({ status: response.statusCode, body: response.json() }));

  beforeAll(async () => {
    server = await valet();
    const { port } = server.address() as AddressInfo;
    const env = { BANK_OF_CANADA_URL: `http://127.0.0.1:${port}/valet` };
    test = await createTestApp([CatalogModule], { env });
    organization = await test.createOrganization();
  });
  afterAll(async () => {
    await test.close();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(async () => {
    isDown = false;
    asked.length = 0;
    await test.app.get(Database).unscoped.query('DELETE FROM exchange_rates');
  });

  it('are fetched when a document needs one, and only once', async () => {
    const expected = { currency: 'USD', home: 'CAD', rate: '1.4021', rateDate: '2026-11-20' };
    expect(await rateOn('USD', '2026-11-20')).toMatchObject({ status: 200, body: expected });
    expect(await rateOn('USD', '2026-11-20')).toMatchObject({ status: 200, body: expected });
    expect(asked).toEqual(['/valet/observations/FXUSDCAD/json']);
  });

  it('are carried over the weekend with the day they were published for', async () => {
    expect((await rateOn('EUR', '2026-11-22')).body).toMatchObject({
      rate: '1.6234',
      rateDate: '2026-11-20',
    });
  });

  it("are yesterday's while the bank cannot be reached", async () => {
    await rateOn('EUR', '2026-11-19');
    isDown = true;
    expect((await rateOn('EUR', '2026-11-23')).body).toMatchObject({ rate: '1.62', rateDate: '2026-11-19' });
  });

  it('say what to do when there is none', async () => {
    isDown = true;
    expect(await rateOn('USD', '2026-11-19')).toMatchObject({
      status: 503,
      body: { code: 'CATALOG.RATES_UNAVAILABLE', fix: 'Type in the rate, or try again later.' },
    });
    isDown = false;
    expect(await rateOn('TRY', '2026-11-20')).toMatchObject({ body: { code: 'CATALOG.NO_SUCH_RATE' } });
    expect(await rateOn('USD', '2024-01-02')).toMatchObject({ body: { code: 'CATALOG.NO_RATE' } });
  });

  it('never keep a transaction waiting for the bank', async () => {
    const inside = test.as(organization, () =>
      test.app
        .get(UnitOfWork)
        .run(() => test.app.get(CatalogFacade).exchangeRate('USD', 'CAD', '2026-11-18')),
    );
    await expect(inside).rejects.toMatchObject({ code: 'CATALOG.NO_RATE' });
    expect(asked).toEqual([]);
  });

  it('come by themselves every business day', async () => {
    await rateOn('EUR', '2026-11-19');
    asked.length = 0;
    await test.app.get(ExchangeRatesSchedule).fetchToday();
    expect(asked).toEqual(['/valet/observations/FXUSDCAD,FXEURCAD/json']);
  });
});
