export type { DataEventDetails } from './data-events/data-event-body.js';
export {
  DATA_EVENT_TYPES,
  type DataEventType,
  isDataEventType,
  type RecordOf,
  recordOf,
} from './data-events/data-event-types.js';
export { type DataEventNews, DataEvents, type ShownRecord } from './data-events/data-events.facade.js';
export type { PublicRecords, RecordType } from './data-events/public-records.js';
export { KIND_NAMES, KINDS, type NotificationKind, type ValuesOf } from './domain/kinds.js';
export type { MoneyValue } from './domain/notification-kind.js';
export type { Audience, Notice } from './notices.js';
export { NotificationsFacade } from './notifications.facade.js';
export { NotificationsModule } from './notifications.module.js';
