import { Injectable } from '@nestjs/common';
import { isTimeZone } from '#kernel';
import { AuditLog, UnitOfWork } from '#platform';
import { badTimezone, modeNotPossible } from '../domain/notifications-errors.js';
import { type PreferenceRow, PreferencesRepository } from '../preferences.repository.js';
import { checkedKinds } from './checked-kinds.js';

export interface PreferenceChange {
  preferences?: PreferenceRow[];
  digestHour?: number;
  /** Empty: the organization's again. */
  timezone?: string;
}

@Injectable()
export class ChangePreferences {
  constructor(
    private readonly preferences: PreferencesRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async run(userId: string, { preferences = [], digestHour, timezone }: PreferenceChange): Promise<void> {
    checkedKinds(preferences.map(({ kind }) => kind));
    for (const { channel, mode } of preferences)
      if (channel !== 'email' && mode === 'digest') throw modeNotPossible(channel);
    if (timezone && !isTimeZone(timezone)) throw badTimezone(timezone);
    // The last word on a kind and channel counts.
    const rows = [...new Map(preferences.map((row) => [`${row.kind}/${row.channel}`, row])).values()];
    await this.unitOfWork.run(async () => {
      await this.preferences.save(userId, rows);
      if (digestHour !== undefined || timezone !== undefined) {
        const before = await this.preferences.setting(userId);
        await this.preferences.saveSetting(userId, {
          digestHour: digestHour ?? before.digestHour,
          timezone: timezone === undefined ? before.timezone : timezone || null,
        });
      }
      await this.audit.record({
        action: 'notification_preferences.changed',
        entity: 'user',
        entityId: userId,
        data: { preferences: rows, digestHour, timezone },
      });
    });
  }
}
