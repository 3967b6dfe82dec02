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

export function noSuchEvent(name: string): DomainError {
  return new DomainError('NOTIFICATIONS.EVENT', `There is no event called "${name.slice(0, 60)}".`, {
    field: 'events',
    fix: 'GET /api/v1/webhook-event-types lists them; * stands for all of them.',
  });
}

export function hearsNothing(): DomainError {
  return new DomainError(
    'NOTIFICATIONS.HEARS_NOTHING',
    'An endpoint without notices and events would hear nothing.',
    {
      field: 'events',
      fix: 'Choose at least one event, or let it hear notices.',
    },
  );
}

export function endpointIsOff(): DomainError {
  return DomainError.conflict(
    'NOTIFICATIONS.ENDPOINT_OFF',
    'This endpoint is switched off, so nothing would reach it.',
    {
      fix: 'Switch it on first.',
    },
  );
}

export function replayIsRunning(): DomainError {
  return DomainError.conflict(
    'NOTIFICATIONS.REPLAY_RUNNING',
    'This endpoint is being sent things again already.',
    { fix: 'Wait until that is done, or switch the endpoint off and on to end it.' },
  );
}

export function sinceTomorrow(): DomainError {
  return new DomainError(
    'NOTIFICATIONS.SINCE',
    'Nothing has happened yet since a moment that is still to come.',
    {
      field: 'since',
      fix: 'Name a moment of the past.',
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
