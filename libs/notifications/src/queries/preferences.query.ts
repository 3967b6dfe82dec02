import { Injectable } from '@nestjs/common';
import { KIND_NAMES, specOf } from '../domain/kinds.js';
import type { Channel, Language, Mode } from '../domain/notification-kind.js';
import { labelOf } from '../domain/render.js';
import { PreferencesRepository } from '../preferences.repository.js';

export interface KindChoice {
  kind: string;
  label: string;
  inApp: Mode;
  email: Mode;
  push: Mode;
}

export interface Preferences {
  kinds: KindChoice[];
  digestHour: number;
  timezone: string | null;
}

/** What a person is told by which channel: her choices over what each kind does by itself. */
@Injectable()
export class PreferencesQuery {
  constructor(private readonly preferences: PreferencesRepository) {}

  async of(userId: string, language: Language): Promise<Preferences> {
    const rows = await this.preferences.of(userId);
    const { digestHour, timezone } = await this.preferences.setting(userId);
    const chosen = new Map(rows.map(({ kind, channel, mode }) => [`${kind}/${channel}`, mode]));
    const kinds = KIND_NAMES.map((kind): KindChoice => {
      const { defaults } = specOf(kind);
      const choice = (channel: Channel, otherwise: Mode) => chosen.get(`${kind}/${channel}`) ?? otherwise;
      return {
        kind,
        label: labelOf(kind, language),
        inApp: choice('in_app', 'instant'),
        email: choice('email', defaults.email),
        push: choice('push', defaults.push),
      };
    });
    return { kinds, digestHour, timezone };
  }
}
