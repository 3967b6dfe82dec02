import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { Database } from '../database/database.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { eventually } from '../testing/eventually.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import type { Mail } from './mail-message.js';
import { Mailer } from './mailer.js';
import { MailsRepository } from './mails.repository.js';

interface Received {
  from: string;
  to: string[];
  text: string;
}

/** A real mail server that can be told to refuse. */
class MailServer {
  readonly received: Received[] = [];
  /** What it says to the next letters; empty: it takes them. */
  readonly refusals: { at: 'rcpt' | 'data'; code: number; message: string }[] = [];

  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(this.refusal('rcpt')),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refusal = this.refusal('data');
        if (!refusal) {
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          const to = envelope.rcptTo.map(({ address }) => address);
          this.received.push({ from, to, text: Buffer.concat(chunks).toString('utf8') });
        }
        done(refusal);
      });
    },
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }

  private refusal(at: 'rcpt' | 'data'): Error | undefined {
    if (this.refusals[0]?.at !== at) return undefined;
    const { code, message } = this.refusals.shift() ?? { code: 0, message: '' };
    return Object.assign(new Error(message), { responseCode: code });
  }
}

const letter = (subject: string): Mail => ({
  to: 'ann@example.com',
  subject,
  text: 'Dear Ann,\n\nplease pay.',
});

describe('mail', () => {
  const server = new MailServer();
  let test: TestApp;
  let ours: string;

  const send = (mail: Mail) => test.as(ours, () => test.app.get(Mailer).send(mail));
  const logged = async (id: string) => {
    const rows = await test.as(ours, () => test.app.get(MailsRepository).list(100, {}));
    return rows.find((row) => row.id === id);
  };
  const ended = (id: string) =>
    eventually(async () => {
      const found = await logged(id);
      return found?.status === 'queued' ? undefined : found;
    }, 'the letter to leave');

  beforeAll(async () => {
    const env = { MAIL_URL: await server.listen(), MAIL_FROM: 'Maple Books <books@maple.example>' };
    test = await createTestApp([], { env });
    ours = await test.createOrganization();
  });

  afterAll(async () => {
    await test.close();
    await server.close();
  });

  it('arrives with its subject in French, its attachment and its own id', async () => {
    const content = Buffer.from('%PDF-1.7 facture');
    const attachments = [{ name: 'Facture été.pdf', mediaType: 'application/pdf', content }];
    const id = await send({ ...letter('Facture payée à Montréal'), html: '<p>Chère Anne</p>', attachments });
    expect(await ended(id)).toMatchObject({ status: 'sent', attempts: 1, lastError: null });
    const [got] = server.received.splice(0);
    expect(got).toMatchObject({ from: 'books@maple.example', to: ['ann@example.com'] });
    expect(got?.text).toContain(`Message-ID: <${id}@maple.example>`);
    expect(got?.text).toContain(content.toString('base64'));
    expect(got?.text).toMatch(/^Subject: =\?UTF-8\?/m);
  });

  it('leaves when the change that caused it is kept, and never when it is not', async () => {
    const both = test.as(ours, () =>
      test.app.get(UnitOfWork).run(async () => {
        await test.app.get(Mailer).send(letter('Never'));
        throw new Error('the change was refused');
      }),
    );
    await expect(both).rejects.toThrow('the change was refused');
    await ended(await send(letter('After it')));
    expect(server.received.splice(0).map(({ text }) => /^Subject: (.*)$/m.exec(text)?.[1])).toEqual([
      'After it',
    ]);
  });

  it('is tried again when the server is busy, and its content is forgotten once it left', async () => {
    server.refusals.push({ at: 'data', code: 451, message: 'busy, come back later' });
    const id = await send(letter('Twice'));
    expect(await ended(id)).toMatchObject({ status: 'sent', attempts: 2, lastError: null });
    expect(server.received.splice(0)).toHaveLength(1);
    const { prisma } = test.app.get(Database);
    const row = await test.as(ours, () => prisma.mailMessage.findFirst({ where: { id } }));
    expect(row?.content).toBeNull();
  });

  it('is given up at once when the address does not exist', async () => {
    server.refusals.push({ at: 'rcpt', code: 550, message: 'no such mailbox' });
    const id = await send(letter('Nobody'));
    const { status, attempts, lastError } = await ended(id);
    expect({ status, attempts }).toEqual({ status: 'failed', attempts: 1 });
    expect(lastError).toContain('no such mailbox');
  });

  it('becomes a file where there is no mail server', async () => {
    const outbox = await mkdtemp(join(tmpdir(), 'outbox-'));
    const plain = await createTestApp([], { env: { MAIL_OUTBOX: outbox } });
    const organizationId = await plain.createOrganization();
    const id = await plain.as(organizationId, () => plain.app.get(Mailer).send(letter('On paper')));
    const text = await eventually(async () =>
      (await readdir(outbox)).includes(`${id}.eml`) ? readFile(join(outbox, `${id}.eml`), 'utf8') : undefined,
    );
    expect(text).toContain('Subject: On paper\r\n');
    await plain.close();
    await rm(outbox, { recursive: true });
  });
});
