export { KIND_NAMES, type NotificationKind, type ValuesOf } from './domain/kinds.js';
export type { MoneyValue } from './domain/notification-kind.js';
export type { Audience, Notice } from './notices.js';
export { NotificationsFacade } from './notifications.facade.js';
export { NotificationsModule } from './notifications.module.js';
