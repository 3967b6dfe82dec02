import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { DueWorkWaker } from '../schedule/due-work.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { FileRoom, type FileThere } from '../testing/file-room.js';
import { sandbox } from '../testing/sandbox.js';

/** Files that go along with documents, with everything that can go wrong on the way. */
describe('attachments in the books', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let room: FileRoom;

  const as = <T>(work: () => Promise<T>) => office.as(work);
  const settings = (changes: object) =>
    as(() => app.get(ConnectionsRepository).updateSettings(office.connectionId, changes));

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    room = new FileRoom(office);
    await settings({ attachments: true });
  }, 60_000);

  afterEach(() => sandbox.clearFaults());
  afterAll(() => app.close());

  const upload = (kind: string, more: object = {}) =>
    sandbox.fault({
      ...{ kind, realm: office.company.realm, method: 'POST', path: '/upload' },
      count: 1,
      ...more,
    });
  const stateOf = (id: string) => room.told(id);

  it('brings the PDF of an invoice once the books have the invoice, and says so', async () => {
    const { id, number } = await office.enter();
    await room.reached(id, 'confirmed');
    const [pdf, ...others] = await room.hanging('invoice', id);
    expect(others).toEqual([]);
    expect(pdf).toMatchObject({
      FileName: `${number}.pdf`,
      Note: expect.stringMatching(/^InvoicePatch [0-9a-f]{12} sha256:/),
    });
    const bytes = await room.content(pdf as FileThere);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await stateOf(id)).toMatchObject([
      { kind: 'paper', name: `${number}.pdf`, state: 'there', message: null },
    ]);
  });

  it.each(['timeout-after-commit', 'truncated', 'http-500', 'http-503', 'fault-200'])(
    'hangs it there once although the answer is lost: %s',
    async (kind) => {
      await upload(kind, { delayMs: 200 });
      const { id } = await office.enter();
      await room.reached(id, 'confirmed');
      expect(await room.hanging('invoice', id)).toHaveLength(1);
      expect((await office.operations({ localId: id }))[0]?.status).toBe('confirmed');
    },
    60_000,
  );

  it('waits as long as the books ask', async () => {
    await upload('throttle', { retryAfterSeconds: 1 });
    const { id } = await office.enter();
    const operation = await room.reached(id, 'confirmed');
    expect(operation.attempts).toBeGreaterThan(1);
    expect(await room.hanging('invoice', id)).toHaveLength(1);
  }, 60_000);

  it('replaces the PDF of an invoice that changed: the new one first, then the old one goes', async () => {
    const record = await office.enter();
    await room.reached(record.id, 'confirmed');
    const [before] = await room.hanging('invoice', record.id);
    await room.change(record.id, 'Anders');
    const after = await eventually(async () => {
      await app.get(DueWorkWaker).wakeAll();
      const there = await room.hanging('invoice', record.id);
      return there.length === 1 && there[0]?.Id !== before?.Id ? there : undefined;
    }, 'the new paper alone');
    expect(after).toHaveLength(1);
    // As it was once: it goes there again, under a key that was never used.
    await room.change(record.id, null);
    const again = await eventually(async () => {
      await app.get(DueWorkWaker).wakeAll();
      const there = await room.hanging('invoice', record.id);
      return there.length === 1 && there[0]?.Id !== after[0]?.Id ? there : undefined;
    }, 'the first paper again');
    expect(again[0]?.Note).toBe(before?.Note);
  }, 60_000);

  it('brings the receipts of what a bill is for, and keeps those that the books do not take', async () => {
    const id = await room.bill(await saved('lunch.txt', 'text'), await saved('fuel.webp', 'webp'));
    const operations = await eventually(async () => {
      await app.get(DueWorkWaker).wakeAll();
      const all = await Promise.all((await room.idsOf(id)).map((one) => office.operations({ localId: one })));
      const settled = all.flat().filter(({ status }) => status === 'confirmed' || status === 'parked');
      return settled.length === 2 ? settled : undefined;
    }, 'both receipts');
    expect((await room.hanging('bill', id)).map(({ FileName }) => FileName)).toEqual(['lunch.txt']);
    expect(operations.find(({ status }) => status === 'parked')?.error).toMatchObject({
      kind: 'validation',
      fix: expect.stringContaining('The document itself is not held up'),
    });
    expect(await stateOf(id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'lunch.txt', state: 'there' }),
        expect.objectContaining({ name: 'fuel.webp', state: 'refused', fix: expect.any(String) }),
      ]),
    );
  }, 60_000);

  const WEBP = Buffer.concat([
    Buffer.from('RIFF'),
    Buffer.from([26, 0, 0, 0]),
    Buffer.from('WEBPVP8L'),
    Buffer.alloc(18),
  ]);
  const saved = (name: string, kind: 'text' | 'webp') =>
    room.save(name, kind === 'webp' ? WEBP : Buffer.from(`${name} 12.50`));

  it('lets a document go whose file is not taken at first', async () => {
    await upload('http-404');
    const { id } = await office.enter();
    await office.reached(id, 'confirmed');
    await room.reached(id, 'confirmed');
    expect(await room.hanging('invoice', id)).toHaveLength(1);
  }, 60_000);

  it('leaves the PDF where it is when the invoice is voided', async () => {
    const id = await office.invoice('40');
    await room.reached(id, 'confirmed');
    await office.call('POST', `/invoices/${id}/void`, { reason: 'Entered twice' });
    await eventually(async () => {
      await app.get(DueWorkWaker).wakeAll();
      const [last] = await office.operations({ localId: id });
      return last?.operation === 'void' && last.status === 'confirmed';
    }, 'the void invoice there');
    expect(await room.hanging('invoice', id)).toHaveLength(1);
  }, 60_000);

  it('takes it away again with a rollback of its write, once', async () => {
    const { id } = await office.enter();
    const { id: operationId } = await room.reached(id, 'confirmed');
    const path = `/integrations/${office.connectionId}/operations/rollback`;
    const { body } = await office.call<{ id: string; hash: string }>('POST', path, {
      operationIds: [operationId],
    });
    await office.call('POST', `/sync-rollbacks/${body.id}/apply`, { hash: body.hash });
    await eventually(async () => {
      await app.get(DueWorkWaker).wakeAll();
      const [told] = await stateOf(id);
      return told?.state === 'gone';
    }, 'the file to be gone');
    expect(await room.hanging('invoice', id)).toEqual([]);
  }, 60_000);

  it('sends none where the connection shall not', async () => {
    await settings({ attachments: false });
    const { id } = await office.enter();
    await office.reached(id, 'confirmed');
    await settings({ attachments: true });
    expect(await room.idsOf(id)).toEqual([]);
    expect(await room.hanging('invoice', id)).toEqual([]);
  });
});
