import { createHmac, randomUUID } from 'node:crypto';
import type { Change } from '../store/change-log.js';

export type WebhookFormat = 'legacy' | 'cloudevents';

const PAST: Readonly<Record<Change['operation'], string>> = {
  Create: 'created',
  Update: 'updated',
  Delete: 'deleted',
  Void: 'voided',
  Merge: 'merged',
  Emailed: 'emailed',
};

/** One text per delivery. The older format groups by company; CloudEvents is a flat list that may mix companies. */
export function payloadOf(format: WebhookFormat, changes: readonly Change[]): string {
  return JSON.stringify(format === 'legacy' ? legacy(changes) : changes.map(cloudEvent));
}

function legacy(changes: readonly Change[]): object {
  const realms = [...new Set(changes.map((change) => change.realmId))];
  return {
    eventNotifications: realms.map((realmId) => ({
      realmId,
      dataChangeEvent: {
        entities: changes
          .filter((change) => change.realmId === realmId)
          .map((change) => ({
            name: change.entity,
            id: change.id,
            operation: change.operation,
            lastUpdated: change.at.toISOString(),
          })),
      },
    })),
  };
}

function cloudEvent(change: Change): object {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: 'intuit.invoicepatch-sandbox',
    type: `qbo.${change.entity.toLowerCase()}.${PAST[change.operation]}.v1`,
    datacontenttype: 'application/json',
    time: change.at.toISOString(),
    intuitentityid: change.id,
    intuitaccountid: change.realmId,
    data: {},
  };
}

/** `intuit-signature`: base64 of the HMAC-SHA256 of the raw body, keyed with the verifier token. */
export function signatureOf(verifierToken: string, payload: string): string {
  return createHmac('sha256', verifierToken).update(payload).digest('base64');
}
