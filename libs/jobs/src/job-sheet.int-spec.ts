import { extractText, getDocumentProxy } from 'unpdf';
import { readTable } from '#platform';
import { type SignedIn, signIn } from '../../identity/src/testing/sign-in.js';
import { JobSheetModule } from './index.js';
import { JobsFixture } from './testing/jobs-fixture.js';

describe('the sheet of a job', () => {
  const fixture = new JobsFixture();
  let manager: SignedIn;

  beforeAll(() => fixture.open([JobSheetModule]));
  beforeEach(async () => {
    await fixture.newOrganization();
    manager = await signIn(fixture.test, 'manager', { organizationId: fixture.organization });
  });
  afterAll(() => fixture.close());

  const http = (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) =>
    fixture.test.app.inject({
      ...{ method, url: `/api/v1${url}`, headers: manager.headers },
      ...(payload && { payload }),
    });
  const call = async (method: 'POST' | 'PATCH', url: string, payload: object) => {
    const answer = await http(method, url, payload);
    expect(answer.statusCode).toBeLessThan(300);
    return answer.json();
  };
  const makeJob = async (): Promise<{ id: string; number: string }> => {
    const orderId = await fixture.importOrders(fixture.order());
    return call('POST', `/purchase-orders/${orderId}/jobs`, {});
  };
  const sheet = (id: string, query = '') => http('GET', `/jobs/${id}/sheet${query}`);
  const textOf = async (file: Buffer): Promise<string> => {
    const paper = await getDocumentProxy(new Uint8Array(file));
    return (await extractText(paper, { mergePages: true })).text.replace(/\s+/g, ' ');
  };

  it('tells on paper what is to be done and checked, where and for whom, and no price', async () => {
    const { id, number } = await makeJob();
    await call('PATCH', `/jobs/${id}`, { version: 1, description: 'Side door, ask for Denis.' });
    await call('POST', `/jobs/${id}/start`, { version: 2 });
    await call('POST', `/jobs/${id}/progress`, {
      ...{ version: 3, lines: [{ lineNumber: 1, quantityCompleted: '6.5' }] },
    });
    await call('POST', `/jobs/${id}/checkpoints`, { name: 'Pressure test', instructions: '6 bar' });
    const answer = await sheet(id, '?format=pdf');
    expect(answer.headers['content-disposition']).toContain(`${number}.pdf`);
    const text = await textOf(answer.rawPayload);
    for (const told of [
      ...['Job sheet', number, 'Maple Ridge', '1042', '7 Site Rd, ON', 'In progress'],
      ...['1 Boiler 10 6.5 3.5 0', 'What to do Side door, ask for Denis.', '[ ] Pressure test: 6 bar'],
    ])
      expect(text).toContain(told);
    expect(text).not.toMatch(/1[,. ]?040|\$/);
    const french = await textOf((await sheet(id, '?format=pdf&language=fr')).rawPayload);
    for (const told of ['Feuille de travail', 'En cours', '6,5 3,5']) expect(french).toContain(told);
  });

  it('is a sheet of numbers for Excel', async () => {
    const { id } = await makeJob();
    const { rawPayload } = await sheet(id, '?format=xlsx');
    const { headers, rows } = await readTable(rawPayload, 'job.xlsx');
    expect(headers).toEqual(['Line', 'Description', 'To do', 'Done', 'Left', 'Shipped']);
    expect(rows.map((row) => row.slice(1, 5).map(String))).toEqual([
      ['Boiler', '10', '0', '10'],
      ['Permit', '1', '0', '1'],
    ]);
  });

  it('is no sheet of a job that is not there', async () => {
    const { id } = await makeJob();
    const { organization } = fixture;
    await fixture.newOrganization();
    expect(fixture.organization).not.toBe(organization);
    manager = await signIn(fixture.test, 'manager', { organizationId: fixture.organization });
    for (const other of [id, 'nothing']) expect((await sheet(other)).statusCode).toBe(404);
  });
});
