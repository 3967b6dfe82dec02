import { isKind } from '../domain/kinds.js';
import type { Language } from '../domain/notification-kind.js';
import { pageOf, render } from '../domain/render.js';
import type { NotificationAnswer } from '../dto/notifications.dto.js';
import type { NotificationRow } from '../notifications.repository.js';

/** How a stored notification reads in `language`. */
export function shownIn(language: Language): (row: NotificationRow) => NotificationAnswer {
  return ({ id, kind, values, subjectType, subjectId, readAt, createdAt }) => ({
    id,
    kind,
    ...(isKind(kind)
      ? { ...render(kind, values, language), page: pageOf(kind, subjectId) }
      : { title: kind, body: '', page: '/' }),
    subject: { type: subjectType, id: subjectId },
    readAt: readAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  });
}
