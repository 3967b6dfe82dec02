import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentUser } from '#identity';
import { decodeCursor, type Page, toPage } from '#platform';
import { notificationNotFound } from './domain/notifications-errors.js';
import { idOf } from './dto/id-of.js';
import {
  NotificationAnswer,
  NotificationPage,
  NotificationsQuery,
  ReadAllAnswer,
  UnreadCountAnswer,
} from './dto/notifications.dto.js';
import { NotificationsRepository } from './notifications.repository.js';
import { shownIn } from './queries/shown-notification.js';
import { ReaderLanguage } from './reader-language.repository.js';

/** Everybody's own, whatever the role. */
@ApiTags('notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly notifications: NotificationsRepository,
    private readonly language: ReaderLanguage,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What I was told, newest first, in my language.' })
  @ApiOkResponse({ type: NotificationPage })
  async list(
    @CurrentUser() { userId }: Caller,
    @Query() { limit, cursor, unread }: NotificationsQuery,
  ): Promise<Page<NotificationAnswer>> {
    const beforeId = cursor === undefined ? undefined : String(decodeCursor(cursor, 'id')[0]);
    const rows = await this.notifications.page(userId, limit + 1, { isUnread: unread, beforeId });
    return toPage(rows, limit, ({ id }) => [id], shownIn(await this.language.of(userId)));
  }

  @Get('unread-count')
  @ApiOperation({ summary: 'How much of it I have not read.' })
  @ApiOkResponse({ type: UnreadCountAnswer })
  async unread(@CurrentUser() { userId }: Caller): Promise<UnreadCountAnswer> {
    return { unread: await this.notifications.countUnread(userId) };
  }

  @Post('read-all')
  @HttpCode(200)
  @ApiOperation({ summary: 'I have seen everything.' })
  @ApiOkResponse({ type: ReadAllAnswer })
  async readAll(@CurrentUser() { userId }: Caller): Promise<ReadAllAnswer> {
    return { read: await this.notifications.markAllRead(userId) };
  }

  @Post(':id/read')
  @HttpCode(204)
  @ApiOperation({ summary: 'I have read this one.' })
  async read(
    @CurrentUser() { userId }: Caller,
    @Param('id', idOf(notificationNotFound)) id: string,
  ): Promise<void> {
    if (!(await this.notifications.markRead(userId, id))) throw notificationNotFound();
  }
}
