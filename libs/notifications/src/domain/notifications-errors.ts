import { DomainError } from '#kernel';

const missing = (what: string) =>
  DomainError.notFound('NOTIFICATIONS.NOT_FOUND', `There is no such ${what}.`);

export const notificationNotFound = () => missing('notification of yours');
export const subscriptionNotFound = () => missing('subscription of yours');
export const slackChannelNotFound = () => missing('Slack channel');
export const endpointNotFound = () => missing('webhook endpoint');
export const deliveryNotFound = () => missing('delivery');

export function staleEndpoint(): DomainError {
  return DomainError.conflict(
    'NOTIFICATIONS.CHANGED_MEANWHILE',
    'Somebody changed this endpoint after you looked at it.',
    {
      field: 'version',
      fix: 'Look at it again, then change it.',
    },
  );
}

export function noSuchKind(name: string): DomainError {
  return new DomainError(
    'NOTIFICATIONS.KIND',
    `There is no kind of notification called "${name.slice(0, 60)}".`,
    {
      field: 'kinds',
      fix: 'GET /api/v1/notifications/preferences lists them.',
    },
  );
}

export function modeNotPossible(channel: string): DomainError {
  return new DomainError(
    'NOTIFICATIONS.MODE',
    `Only e-mail comes as a digest; "${channel}" is instant or off.`,
    {
      field: 'preferences',
    },
  );
}

export function pushNotSetUp(): DomainError {
  return DomainError.conflict('NOTIFICATIONS.NO_PUSH', 'This installation sends no push messages.', {
    fix: 'Its operator has to set VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY.',
  });
}

export function badTimezone(zone: string): DomainError {
  return new DomainError('NOTIFICATIONS.TIMEZONE', `"${zone.slice(0, 60)}" is not a time zone.`, {
    field: 'timezone',
    fix: 'Use a name such as America/Toronto.',
  });
}
