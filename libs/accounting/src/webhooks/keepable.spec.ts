import type { WebhookNotice } from '../ports/accounting-connector.js';
import { keepable } from './keepable.js';

const notice: WebhookNotice = {
  eventId: 'event-1',
  remoteCompanyId: '12',
  entity: 'customer',
  remoteId: '43',
  operation: 'update',
  occurredAt: '2026-03-05T03:07:04.000Z',
};

describe('a notice', () => {
  it('is kept as it is where it can be', () => {
    expect(keepable([notice, { ...notice, occurredAt: null }])).toEqual([
      notice,
      { ...notice, occurredAt: null },
    ]);
  });

  it.each([['x'.repeat(256)], ['\u{1F600}'.repeat(9000)], ['with\u0000nothing'], ['half\ud800'], ['\udfff']])(
    'whose id cannot be kept is known by the same digest again',
    (eventId) => {
      const [first, again, other] = keepable([
        { ...notice, eventId },
        { ...notice, eventId },
        { ...notice, eventId: `${eventId}!` },
      ]);
      expect(first?.eventId).toMatch(/^[0-9a-f]{64}$/);
      expect([again?.eventId, other?.eventId === first?.eventId]).toEqual([first?.eventId, false]);
    },
  );

  it.each<Partial<WebhookNotice>>([
    { remoteCompanyId: '1\u0000' },
    { remoteCompanyId: '1'.repeat(256) },
    { remoteId: '\ud800' },
    { remoteId: '7'.repeat(30_000) },
    { operation: 'x'.repeat(51) },
    { operation: '\u0000' },
  ])('of what nobody can have is left out: %j', (changes) => {
    expect(keepable([{ ...notice, ...changes }])).toEqual([]);
  });

  it.each(['+275760-09-13T00:00:00.000Z', '-000001-01-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z'])(
    'of %s has no time that can be kept',
    (occurredAt) => {
      expect(keepable([{ ...notice, occurredAt }])).toEqual([{ ...notice, occurredAt: null }]);
    },
  );
});
