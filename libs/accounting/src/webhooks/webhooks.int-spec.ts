import { createHmac } from 'node:crypto';
import { SchedulerRegistry } from '@nestjs/schedule';
import { newId } from '#kernel';
import { PartiesFacade } from '#parties';
import { Database } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { LinksRepository } from '../sync/links.repository.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { type SandboxCompany, type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { NoticeWaker } from './notice-waker.js';
import { WebhookHandler } from './webhook.handler.js';

const TOKEN = 'sandbox-verifier-token';

describe('notices from the accounting system', () => {
  let app: AccountingApp;
  let organization: string;
  let company: SandboxCompany;
  let connection: string;
  let customer: SandboxDocument;

  const post = (body: string, signature = createHmac('sha256', TOKEN).update(body).digest('base64')) =>
    app.test.app.inject({
      method: 'POST',
      url: '/api/v1/webhooks/quickbooks-online',
      headers: { 'content-type': 'application/json', 'intuit-signature': signature },
      payload: body,
    });
  const notice = (realm: string, id: string) =>
    JSON.stringify({
      eventNotifications: [
        {
          realmId: realm,
          dataChangeEvent: {
            entities: [
              { name: 'Customer', id, operation: 'Update', lastUpdated: '2026-11-21T10:00:00.000Z' },
            ],
          },
        },
      ],
    });
  const emailHere = async () => {
    const link = await app.as(organization, async () =>
      (await app.get(LinksRepository).byRemoteIds(connection, 'customer', [customer.Id])).get(customer.Id),
    );
    const records = await app.as(organization, () =>
      app.get(PartiesFacade).customers.readRecords([link?.localId ?? '']),
    );
    return records.get(link?.localId ?? '')?.record.email;
  };

  beforeAll(async () => {
    app = await AccountingApp.start();
    organization = await app.test.createOrganization();
    company = await sandbox.createCompany();
    connection = await app.connect(organization, company);
    customer = (await sandbox.documents(company.realm, 'customer'))[0] as SandboxDocument;
  }, 60_000);

  afterAll(() => app.close());

  it('fetches the current state of what a notice names, and says how many notices were new', async () => {
    await sandbox.edit(company.realm, 'customer', customer.Id, {
      PrimaryEmailAddr: { Address: 'new@example.ca' },
    });
    const answer = await post(notice(company.realm, customer.Id));
    expect([answer.statusCode, answer.json()]).toEqual([200, { received: 1 }]);
    await eventually(async () => (await emailHere()) === 'new@example.ca');
  });

  it('goes on until the inbox is empty, however many notices lie there and though nobody else wakes it', async () => {
    const clock = app.get(SchedulerRegistry).getCronJob('sync-due');
    await clock.stop();
    await app.as(organization, () =>
      app.get(Database).rows(
        `INSERT INTO webhook_events (organization_id, connection_id, provider, event_id, entity, remote_id, operation)
         SELECT current_organization(), $1, 'quickbooks-online', 'many-' || n, 'customer', $2, 'updated' FROM generate_series(1, 1700) n`,
        [connection, customer.Id],
      ),
    );
    app.get(NoticeWaker).wake(organization, connection);
    const waiting = async () => {
      const sql = 'SELECT count(*)::int AS n FROM webhook_events WHERE processed_at IS NULL';
      const [row] = await app.as(organization, () => app.get(Database).rows<{ n: number }>(sql));
      return row?.n;
    };
    try {
      await eventually(async () => (await waiting()) === 0, 'an empty inbox');
    } finally {
      clock.start();
    }
  });

  it('waits for a reading that had begun before it, which may have passed its record, and has the next one read', async () => {
    const sql = <T extends object>(text: string, values: unknown[] = []) =>
      app.as(organization, () => app.get(Database).rows<T>(text, values));
    const begun = newId();
    await sql(
      `INSERT INTO sync_runs (organization_id, id, connection_id, kind, "trigger", status, fence)
       VALUES (current_organization(), $1, $2, 'delta', 'hourly', 'running', 1)`,
      [begun, connection],
    );
    await sql(
      `INSERT INTO webhook_events (organization_id, connection_id, provider, event_id, entity, remote_id, operation)
       SELECT current_organization(), $1, 'quickbooks-online', 'behind-' || n, 'customer', n::text, 'updated' FROM generate_series(1, 20) n`,
      [connection],
    );
    await sandbox.edit(company.realm, 'customer', customer.Id, {
      PrimaryEmailAddr: { Address: 'behind@example.ca' },
    });
    const { signal } = new AbortController();
    const look = () =>
      app.as(organization, () =>
        app.get(WebhookHandler).handle({ connectionId: connection }, { jobId: '', signal }),
      );
    const waiting = async () =>
      (await sql(`SELECT 1 FROM webhook_events WHERE event_id LIKE 'behind-%' AND processed_at IS NULL`))
        .length;
    await look();
    expect(await waiting()).toBe(20);
    await sql(`UPDATE sync_runs SET status = 'succeeded', finished_at = now() WHERE id = $1`, [begun]);
    await look();
    expect(await waiting()).toBe(0);
    await eventually(async () => (await emailHere()) === 'behind@example.ca');
  });

  it('has one effect however often a notice is delivered', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post(notice(company.realm, customer.Id))),
    );
    expect(
      answers
        .map((answer) => answer.json<{ received: number }>().received)
        .every((received) => received === 0),
    ).toBe(true);
  });

  it('is new once, whoever brings it at the same time', async () => {
    const body = notice(company.realm, 'nobody');
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(body)));
    const counts = answers.map((answer) => answer.json<{ received: number }>().received);
    expect(counts.sort()).toEqual([...Array.from({ length: 19 }, () => 0), 1]);
  });

  it('lies in the inbox of the organization whose company it names, and in no other', async () => {
    const neighbour = await app.test.createOrganization();
    const theirs = await sandbox.createCompany();
    await app.connect(neighbour, theirs);
    const both = [company.realm, theirs.realm, company.realm, 'nobody’s'].map((realm, index) => ({
      ...{ specversion: '1.0', id: `both-${index}`, source: 'intuit', time: '2026-11-21T10:00:00Z' },
      ...{ type: 'qbo.customer.updated.v1', intuitentityid: '77', intuitaccountid: realm },
    }));
    expect((await post(JSON.stringify(both))).json()).toEqual({ received: 3 });
    const inboxOf = (id: string) =>
      app.as(id, () =>
        app
          .get(Database)
          .rows<{ id: string }>(
            `SELECT event_id AS id FROM webhook_events WHERE event_id LIKE 'both-%' ORDER BY event_id`,
          ),
      );
    expect([await inboxOf(organization), await inboxOf(neighbour)]).toEqual([
      [{ id: 'both-0' }, { id: 'both-2' }],
      [{ id: 'both-1' }],
    ]);
  });

  it('is kept by its digest where its id is longer than a key may be, and is new once', async () => {
    const longId = Array.from({ length: 400 }, (_, index) => createHmac('sha256', `${index}`).digest('hex'));
    const event = { type: 'qbo.customer.updated.v1', intuitentityid: customer.Id };
    const body = JSON.stringify([{ ...event, id: longId.join(''), intuitaccountid: company.realm }]);
    const answers = [await post(body), await post(body)];
    expect(answers.map((answer) => [answer.statusCode, answer.json()])).toEqual([
      [200, { received: 1 }],
      [200, { received: 0 }],
    ]);
  });

  it('is kept whatever signs it is made of; what no record has for an id is none, and holds up no other', async () => {
    const event = { type: 'qbo.customer.updated.v1', intuitaccountid: company.realm };
    const hostile = [
      { ...event, id: 'with\u0000nothing', intuitentityid: customer.Id },
      { ...event, id: 'half\ud800', intuitentityid: customer.Id },
      { ...event, id: 'far', intuitentityid: customer.Id, time: '+275760-09-13T00:00:00Z' },
      { ...event, id: 'nobody-1', intuitentityid: '7\u0000' },
      { ...event, id: 'nobody-2', intuitentityid: '7'.repeat(30_000) },
      { ...event, id: 'nobody-3', intuitentityid: customer.Id, intuitaccountid: `${company.realm}\u0000` },
      { ...event, id: 'nobody-4', intuitentityid: customer.Id, type: 'qbo.customer.\u0000.v1' },
      { ...event, id: 'nobody-5', intuitentityid: customer.Id, type: { toString: 1 } },
    ];
    const answers = await Promise.all([
      post(JSON.stringify(hostile)),
      ...Array.from({ length: 12 }, (_, index) => post(notice(company.realm, `good-${index}`))),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
    expect(answers[0]?.json()).toEqual({ received: 3 });
  });

  it.each([
    ['nested types', '[{"type":', '[', ']', '}]'],
    [
      'nested times',
      '[{"type":"qbo.customer.updated.v1","intuitaccountid":"1","intuitentityid":"1","time":',
      '[',
      ']',
      '}]',
    ],
    ['nothing but brackets', '', '[', ']', ''],
  ])('is no fault of ours with %s', async (_, head, open, close, tail) => {
    const answer = await post(`${head}${open.repeat(100_000)}${close.repeat(100_000)}${tail}`);
    expect(answer.statusCode).toBeLessThan(500);
  });

  it.each([
    ['a forged signature', 'Zm9yZ2Vk'],
    ['no signature', ''],
  ])('refuses %s', async (_, signature) => {
    expect((await post(notice(company.realm, customer.Id), signature)).statusCode).toBe(401);
  });

  it('checks the bytes as they came, not as they would be printed again', async () => {
    const spaced = notice(company.realm, customer.Id).replaceAll(':', ' : ');
    expect((await post(spaced)).statusCode).toBe(200);
  });

  it('takes notices of companies that nobody linked without a word', async () => {
    const answer = await post(notice('1234567890', '1'));
    expect([answer.statusCode, answer.json()]).toEqual([200, { received: 0 }]);
  });
});
