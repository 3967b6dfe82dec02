import { createHmac } from 'node:crypto';
import { Secret } from '#kernel';
import { QuickBooksOnlineWebhooks } from './quickbooks-online.webhooks.js';

const TOKEN = 'verifier-token-of-this-test';
const webhooks = new QuickBooksOnlineWebhooks(new Secret(TOKEN));
const raw = (body: unknown) => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));

describe('webhooks of QuickBooks', () => {
  it('are checked over the raw bytes', () => {
    const body = raw('{"eventNotifications": [] }');
    const signature = createHmac('sha256', TOKEN).update(body).digest('base64');
    expect(webhooks.verify(body, { 'intuit-signature': signature })).toBe(true);
    expect(webhooks.verify(raw('{"eventNotifications":[]}'), { 'intuit-signature': signature })).toBe(false);
    for (const given of ['', 'AAAA', undefined, [signature]])
      expect(webhooks.verify(body, { 'intuit-signature': given })).toBe(false);
  });

  it('are read in the older format, with one id for the same news', () => {
    const entities = [
      { name: 'Customer', id: '43', operation: 'Create', lastUpdated: '2026-03-05T03:07:04.000Z' },
      { name: 'Vendor', id: '7', operation: 'Merge', deletedId: '8', lastUpdated: 'unknown' },
      { name: 'Budget', id: '1', operation: 'Update' },
      { id: '1' },
      { name: 'Item', id: '', operation: 'Update' },
    ];
    const body = raw({
      eventNotifications: [{ realmId: '12', dataChangeEvent: { entities } }, { realmId: '13' }],
    });
    const notices = webhooks.parse(body);
    expect(notices.map(({ eventId, ...notice }) => notice)).toEqual([
      {
        remoteCompanyId: '12',
        entity: 'customer',
        remoteId: '43',
        operation: 'create',
        occurredAt: '2026-03-05T03:07:04.000Z',
      },
      { remoteCompanyId: '12', entity: 'vendor', remoteId: '7', operation: 'merge', occurredAt: null },
      { remoteCompanyId: '12', entity: 'vendor', remoteId: '8', operation: 'delete', occurredAt: null },
    ]);
    expect(new Set(notices.map(({ eventId }) => eventId)).size).toBe(3);
    expect(webhooks.parse(body)).toEqual(notices);
  });

  it('are read as CloudEvents of several companies', () => {
    const event = (type: string, company: string, rest: object = { intuitentityid: '9' }) => ({
      id: `event-${company}`,
      type,
      time: '2026-03-05T03:07:04.123456789Z',
      intuitaccountid: company,
      ...rest,
    });
    const body = raw([
      event('qbo.invoice.updated.v1', '12'),
      event('qbo.timeactivity.emailed.v1', '13'),
      event('qbo.journalentry.created.v1', '12'),
      event('other.invoice.created.v1', '12'),
      event('qbo.invoice.created.v1', '12', {}),
      {},
      event('qbo.bill.voided.v1', '14', { id: 5, intuitentityid: 77, time: undefined }),
    ]);
    const notices = webhooks.parse(body);
    expect(
      notices.map(({ eventId, entity, operation, remoteId }) => [eventId, entity, operation, remoteId]),
    ).toEqual([
      ['event-12', 'invoice', 'update', '9'],
      ['event-13', 'time-activity', 'emailed', '9'],
      [expect.stringMatching(/^[0-9a-f]{64}$/), 'bill', 'void', '77'],
    ]);
  });

  it.each(['{', '{}', '"x"'])('%s is refused', (body) => {
    expect(() => webhooks.parse(raw(body))).toThrow('not known');
  });
});
