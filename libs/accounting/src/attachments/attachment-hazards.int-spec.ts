import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Database, type StoredFile } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { SyncActions } from '../commands/sync-actions.command.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { DueWorkWaker } from '../schedule/due-work.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { Disagreement } from '../testing/disagreement.js';
import { FileRoom } from '../testing/file-room.js';
import { sandbox } from '../testing/sandbox.js';
import type { WaitingAnswer, WaitingListAnswer } from '../waiting/waiting.dto.js';

const MEGABYTE = 1024 * 1024;
const LARGE = 60 * MEGABYTE;
/** A picture of a kind that the books do not take. */
const webp = (size: number) =>
  Buffer.concat([
    Buffer.from('RIFF'),
    Buffer.from([26, 0, 0, 0]),
    Buffer.from('WEBPVP8L'),
    Buffer.alloc(size),
  ]);

/** Files with hostile names, files that nobody takes or that are broken, and documents that vanish beneath their files. */
describe('attachments, hazards', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let room: FileRoom;
  let both: Disagreement;

  beforeAll(async () => {
    app = await AccountingApp.start({ FILES_MAX_MEGABYTES: '200' });
    office = await BooksOffice.open(app);
    room = new FileRoom(office);
    both = new Disagreement(office);
    await office.as(() =>
      app.get(ConnectionsRepository).updateSettings(office.connectionId, { attachments: true }),
    );
  }, 60_000);

  afterEach(() => sandbox.clearFaults());
  afterAll(() => app.close());

  const sql = (text: string, values: unknown[]) => office.as(() => app.get(Database).rows(text, values));
  const waiting = async (): Promise<WaitingAnswer[]> =>
    (await office.call<WaitingListAnswer>('GET', '/sync-waiting?limit=100')).body.items;
  const about = async (documentId: string): Promise<WaitingAnswer> => {
    const ids = await room.idsOf(documentId);
    const found = (await waiting()).find(({ recordId }) => recordId !== null && ids.includes(recordId));
    if (!found) throw new Error('No file of that document waits.');
    return found;
  };
  const decide = (id: string, answer: string) =>
    office.call<{ decided: number }>('POST', `/sync-waiting/${id}/decide`, { answer });
  const written = (documentId: string, count: number) =>
    eventually(
      async () => {
        await app.get(DueWorkWaker).wakeAll();
        const all = await room.hanging('bill', documentId);
        return all.length === count ? all : undefined;
      },
      `${count} files there`,
      60_000,
    );
  /** The bytes of a file are lost, and may come back. */
  const lose = async ({ id }: StoredFile) => {
    const folder = join(app.test.config.files.folder, office.organizationId);
    const name = (await readdir(folder)).find((one) => one.startsWith(id));
    if (!name) throw new Error('There is no such content.');
    const [here, away] = [join(folder, name), join(folder, `lost-${name}`)];
    await rename(here, away);
    return () => rename(away, here);
  };

  it('hostile names: each file is there whole, under a name that is one line, one part and no disguise', async () => {
    const names = [
      ...['../../etc/passwd', 'C:\\Users\\me\\..\\receipt.txt', '..', '.htaccess', ''],
      ...['two\r\nContent-Type: text/html\r\n\r\n<b>lines</b>.txt', 'a"; name="file_metadata_01"; x=".txt'],
      ...['gpj.\u202Etxt.exe', 'bell\u0007null\u0000.txt', `${'long '.repeat(60)}.txt`, '🧾'.repeat(300)],
      ...[
        '🧾🇨🇦 reçu d’août.txt',
        'receipt',
        'receipt.pdf.exe',
        'half \ud83e.txt',
        'CON',
        'same.txt',
        'same.txt',
      ],
    ];
    const files: StoredFile[] = [];
    for (const [index, name] of names.entries())
      files.push(await room.save(name, Buffer.from(`%PDF-1.7\nreceipt ${index}: 12.50`)));
    const there = await written(await room.bill(...files), names.length);
    expect(there.map(({ FileName }) => FileName).sort()).toEqual(files.map(({ name }) => name).sort());
    for (const one of there) {
      expect(one.FileName).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}/\\"<>:|?*]{1,200}\.pdf$/u);
      const file = files.find(({ sha256 }) => one.Note?.includes(sha256));
      expect((await room.content(one)).toString()).toBe(
        `%PDF-1.7\nreceipt ${files.indexOf(file as StoredFile)}: 12.50`,
      );
    }
  }, 120_000);

  it('a name that was kept before names were looked at breaks out of no header', async () => {
    const file = await room.save('old.txt', Buffer.from('An old receipt: 12.50'));
    const name = 'old"\r\nX-Evil: 1\r\n\r\n--x.txt';
    await sql('UPDATE files SET name = $2 WHERE id = $1', [file.id, name]);
    const [there] = await written(await room.bill(file), 1);
    expect(there?.FileName).toBe(name);
    expect(there && (await room.content(there)).toString()).toBe('An old receipt: 12.50');
  }, 60_000);

  it('a file larger than the books take is refused before it is read, in a sentence', async () => {
    const file = await room.save('plan.txt', Buffer.from('A plan of the whole site'));
    await sql('UPDATE files SET size = $2 WHERE id = $1', [file.id, 100 * MEGABYTE + 1]);
    await lose(file);
    const bill = await room.bill(file);
    expect((await room.reached(bill, 'parked')).error).toMatchObject({
      ...{ kind: 'validation', message: 'QuickBooks Online takes attachments of up to 100 MB.' },
      fix: expect.stringContaining('The document itself is not held up'),
    });
    expect(await room.told(bill)).toMatchObject([{ name: 'plan.txt', state: 'refused' }]);
  }, 60_000);

  it('a file whose bytes are lost waits with its cause, and goes once they are back and somebody says so', async () => {
    const file = await room.save('lost.txt', Buffer.from('A receipt that was lost'));
    const restore = await lose(file);
    const bill = await room.bill(file);
    expect((await room.reached(bill, 'parked')).error).toMatchObject({
      message: expect.stringContaining('missing'),
      fix: expect.stringContaining('backup'),
    });
    await restore();
    expect((await decide((await about(bill)).id, 'retry')).body).toEqual({ decided: 1, left: 0 });
    const [there] = await written(bill, 1);
    expect(there && (await room.content(there)).toString()).toBe('A receipt that was lost');
  }, 60_000);

  it('a large file is held in memory once', async () => {
    const content = Buffer.alloc(LARGE, 'x');
    const file = await room.save('large.txt', content);
    const memory = () => {
      const { arrayBuffers, heapUsed } = process.memoryUsage();
      return arrayBuffers + heapUsed;
    };
    const before = memory();
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, memory());
    }, 5);
    const [there] = await written(await room.bill(file), 1).finally(() => clearInterval(watch));
    expect(there).toMatchObject({ FileName: 'large.txt', Size: LARGE });
    expect((most - before) / LARGE).toBeLessThan(2.2);
  }, 120_000);

  it('a large file has the time that a slow line needs, and nobody else sends it meanwhile', async () => {
    const { realm } = office.company;
    const slow = { kind: 'slow', method: 'POST', path: '/upload', count: 1, delayMs: 2_000 };
    await sandbox.fault({ ...slow, realm });
    const file = await room.save('long.txt', Buffer.alloc(LARGE / 2, 'y'));
    const bill = await room.bill(file);
    const held = `SELECT extract(epoch FROM lease_until - now())::float8 AS seconds FROM sync_operations WHERE local_id = ANY($1::uuid[]) AND status = 'in_flight'`;
    await eventually(async () => {
      const [write] = (await sql(held, [await room.idsOf(bill)])) as { seconds: number }[];
      return (write?.seconds ?? 0) > 60;
    }, 'a claim that lasts longer');
    expect(await written(bill, 1)).toHaveLength(1);
  }, 60_000);

  it('a file that the books do not take is left out when somebody says so, and is asked about no more', async () => {
    const bill = await room.bill(await room.save('fuel.webp', webp(18)));
    await room.reached(bill, 'parked');
    const waits = await about(bill);
    expect(waits).toMatchObject({ kind: 'refused', label: 'fuel.webp', answers: ['retry', 'leave-out'] });
    expect((await decide(waits.id, 'leave-out')).body).toEqual({ decided: 1, left: 0 });
    expect((await waiting()).map(({ id }) => id)).not.toContain(waits.id);
    expect(await room.told(bill)).toMatchObject([{ name: 'fuel.webp', state: 'left-out' }]);
    expect((await decide(waits.id, 'leave-out')).status).toBe(404);
  }, 60_000);

  /** Its paper cannot go, and what became of it is not known. */
  const stuck = async (id: string) => {
    const realm = office.company.realm;
    await sandbox.fault({ kind: 'http-503', realm, method: 'POST', path: '/upload', count: 1_000 });
    await office.reached(id, 'confirmed');
    const { id: operationId } = await room.reached(id, 'uncertain');
    return async () => {
      await sandbox.clearFaults();
      await office.as(() => app.get(SyncActions).retry(office.connectionId, operationId));
      await room.reached(id, 'parked');
    };
  };
  const nobodyIsAsked = async (id: string) => {
    expect((await room.write(id))?.status).toBe('superseded');
    await expect(about(id)).rejects.toThrow('No file of that document waits');
    expect(await room.told(id)).toMatchObject([{ state: 'left-out' }]);
  };

  it.each([
    ['it becomes void here', () => office.invoice('50')],
    ['a person lets it be void here', async () => (await office.enter()).id],
  ])(
    'a document that vanished there before its file went: once %s nobody is asked about the file',
    async (_, make) => {
      const id = await make();
      const goOn = await stuck(id);
      const remoteId = await both.remoteIdOf('invoice', id);
      await sandbox.remove(office.company.realm, 'invoice', remoteId);
      await goOn();
      expect((await about(id)).kind).toBe('reference');
      await both.hear('invoice', remoteId);
      for (const { id: conflict } of await both.open()) await both.decide(conflict, { choice: 'theirs' });
      expect((await office.read(id))?.status).toBe('void');
      await nobodyIsAsked(id);
    },
    60_000,
  );

  it('a document that was voided here before its file went: nobody is asked about the file', async () => {
    const id = await office.invoice('50');
    const goOn = await stuck(id);
    const [paper] = (await sql('SELECT file_id AS id FROM document_attachments WHERE document_id = $1', [
      id,
    ])) as StoredFile[];
    await lose(paper as StoredFile);
    await goOn();
    await office.must('POST', `/invoices/${id}/void`, { reason: 'Billed twice.' });
    await office.settled();
    await nobodyIsAsked(id);
  }, 60_000);

  it('a document that was deleted there and is made anew gets its file again', async () => {
    const { id } = await office.enter();
    await room.reached(id, 'confirmed');
    const remoteId = await both.remoteIdOf('invoice', id);
    await both.hold();
    await room.change(id, 'Kept here');
    await office.reached(id, 'planned');
    await sandbox.remove(office.company.realm, 'invoice', remoteId);
    await both.hear('invoice', remoteId);
    expect(await room.told(id)).toMatchObject([{ state: 'gone' }]);
    await both.decide((await both.about(id)).id, { choice: 'ours' });
    await both.goOn();
    expect(await both.remoteIdOf('invoice', id)).not.toBe(remoteId);
    await eventually(
      async () => {
        await app.get(DueWorkWaker).wakeAll();
        return (await room.hanging('invoice', id)).length === 1;
      },
      'the paper on the new one',
      30_000,
    );
  }, 60_000);
});
