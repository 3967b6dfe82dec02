import { Card, INPUT, type Translate, useMessages } from '#ui';
import { useMe } from '../../app/me';
import { Part } from '../../app/part';
import { useRead } from '../../app/queries';
import { DeviceCard } from './device-card';
import { kindMessages, preferenceMessages } from './kind-messages';
import { zoneChoices, zoneName } from './organization';
import { type Change, type Choice, groupsOf, type Preferences } from './preferences';
import { PREFERENCES, useChangePreferences } from './use-change-preferences';

type OnChange = (change: Change) => void;
type Say = Translate<typeof preferenceMessages>;

/** What one is told oneself, kind by kind and channel by channel. */
export function NotificationsTab() {
  const t = useMessages(preferenceMessages);
  const read = useRead(PREFERENCES);
  const push = useRead('/api/v1/push-subscriptions');
  const write = useChangePreferences();
  const hasPush = Boolean(push.data?.publicKey);
  return (
    <div className="max-w-4xl space-y-4">
      <p className="text-soft">
        {t('lead')} {hasPush && t('pushHint')}
      </p>
      <Part read={read}>
        {(preferences) => (
          <>
            <DeviceCard />
            {groupsOf(preferences.kinds).map(
              ({ name, kinds }) =>
                kinds.length > 0 && (
                  <Card key={name} title={t(name)} isFlush>
                    <Kinds kinds={kinds} hasPush={hasPush} onChange={write.mutate} />
                  </Card>
                ),
            )}
            <Digest preferences={preferences} onChange={write.mutate} />
          </>
        )}
      </Part>
    </div>
  );
}

const ROW =
  'grid items-center gap-x-4 gap-y-1 px-4 sm:grid-cols-[minmax(0,1fr)_7.5rem_9rem] data-[push]:sm:grid-cols-[minmax(0,1fr)_7.5rem_9rem_6rem]';

function Kinds({
  kinds,
  hasPush,
  onChange,
}: {
  kinds: readonly Choice[];
  hasPush: boolean;
  onChange: OnChange;
}) {
  const t = useMessages(preferenceMessages);
  const mark = hasPush ? '' : undefined;
  return (
    <>
      <div
        aria-hidden
        data-push={mark}
        className={`${ROW} border-line border-b py-1.5 text-faint text-xs max-sm:hidden`}
      >
        <span />
        <span>{t('inApp')}</span>
        <span>{t('email')}</span>
        {hasPush && <span>{t('push')}</span>}
      </div>
      <ul>
        {kinds.map((choice) => (
          <li
            key={choice.kind}
            data-push={mark}
            className={`${ROW} border-line border-b py-2 last:border-b-0`}
          >
            <Kind choice={choice} hasPush={hasPush} onChange={onChange} />
          </li>
        ))}
      </ul>
    </>
  );
}

const isKnown = (kind: string): kind is keyof typeof kindMessages => Object.hasOwn(kindMessages, kind);

function Kind({ choice, hasPush, onChange }: { choice: Choice; hasPush: boolean; onChange: OnChange }) {
  const t = useMessages(preferenceMessages);
  const word = useMessages(kindMessages);
  const { kind } = choice;
  const label = isKnown(kind) ? word(kind) : choice.label;
  const change = (channel: 'in_app' | 'email' | 'push', mode: Choice['email']) =>
    onChange({ preferences: [{ kind, channel, mode }] });
  return (
    <>
      <span className="min-w-0">{label}</span>
      <Box
        t={t}
        channel={t('inApp')}
        kind={label}
        isOn={choice.inApp !== 'off'}
        onChange={(isOn) => change('in_app', isOn ? 'instant' : 'off')}
      />
      <label className="flex items-center justify-between gap-2">
        <span className="text-soft text-sm sm:sr-only" aria-hidden>
          {t('email')}
        </span>
        <select
          aria-label={t('of', { channel: t('email'), kind: label })}
          value={choice.email}
          onChange={(event) => change('email', event.target.value as Choice['email'])}
          className={`${INPUT} h-8! max-sm:w-40!`}
        >
          {(['instant', 'digest', 'off'] as const).map((mode) => (
            <option key={mode} value={mode}>
              {t(mode)}
            </option>
          ))}
        </select>
      </label>
      {hasPush && (
        <Box
          t={t}
          channel={t('push')}
          kind={label}
          isOn={choice.push !== 'off'}
          onChange={(isOn) => change('push', isOn ? 'instant' : 'off')}
        />
      )}
    </>
  );
}

function Box({
  t,
  channel,
  kind,
  isOn,
  onChange,
}: {
  t: Say;
  channel: string;
  kind: string;
  isOn: boolean;
  onChange(isOn: boolean): void;
}) {
  return (
    <label className="flex min-h-8 items-center justify-between gap-2 sm:justify-start">
      <span className="text-soft text-sm sm:sr-only" aria-hidden>
        {channel}
      </span>
      <input
        type="checkbox"
        aria-label={t('of', { channel, kind })}
        className="size-4 accent-accent pointer-coarse:size-6"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

function Digest({ preferences, onChange }: { preferences: Preferences; onChange: OnChange }) {
  const t = useMessages(preferenceMessages);
  const { organization } = useMe();
  const { digestHour, timezone } = preferences;
  return (
    <Card title={t('digestCard')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <label className="block">
          <span className="mb-1 block font-medium text-sm">{t('digestHour')}</span>
          <select
            value={digestHour}
            onChange={(event) => onChange({ digestHour: Number(event.target.value) })}
            className={`${INPUT} tnum`}
          >
            {HOURS.map((hour) => (
              <option key={hour} value={hour}>
                {`${String(hour).padStart(2, '0')}:00`}
              </option>
            ))}
          </select>
        </label>
        <label className="block">
          <span className="mb-1 block font-medium text-sm">{t('timezone')}</span>
          <select
            value={timezone ?? ''}
            onChange={(event) => onChange({ timezone: event.target.value })}
            className={INPUT}
          >
            <option value="">{t('zoneOfOrganization', { zone: zoneName(organization.timezone) })}</option>
            {zoneChoices(timezone ?? '').map(([zone, name]) => (
              <option key={zone} value={zone}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
    </Card>
  );
}
