import type { schemas } from '#api-client';

export type Preferences = schemas['PreferencesAnswer'];
export type Choice = schemas['KindChoiceAnswer'];
export type Change = schemas['ChangePreferencesBody'];
type Wish = schemas['PreferenceBody'];

/** How the answer calls a channel. */
const FIELDS = { in_app: 'inApp', email: 'email', push: 'push' } as const satisfies Record<
  Wish['channel'],
  keyof Choice
>;

/** What stands there once a change is made. */
export function withChange(
  before: Preferences,
  { preferences = [], digestHour, timezone }: Change,
): Preferences {
  const wished = (kind: string) =>
    Object.fromEntries(
      preferences.filter((wish) => wish.kind === kind).map(({ channel, mode }) => [FIELDS[channel], mode]),
    );
  return {
    kinds: before.kinds.map((choice) => ({ ...choice, ...wished(choice.kind) })),
    digestHour: digestHour ?? before.digestHour,
    timezone: timezone === undefined ? before.timezone : timezone || null,
  };
}

const GROUPS = {
  money: ['invoice', 'approval', 'payment', 'holdback'],
  work: ['purchase_order', 'job'],
  systems: ['connection', 'sync_alert', 'conflict', 'confirmation', 'webhook_endpoint'],
} as const;

export type GroupName = keyof typeof GROUPS | 'mine';

/** Kinds as they belong together; what belongs nowhere else is one's own. */
export function groupsOf(kinds: readonly Choice[]): { name: GroupName; kinds: Choice[] }[] {
  const groupOf = ({ kind }: Choice): GroupName => {
    const subject = kind.slice(0, kind.indexOf('.'));
    const names = Object.keys(GROUPS) as (keyof typeof GROUPS)[];
    return names.find((name) => (GROUPS[name] as readonly string[]).includes(subject)) ?? 'mine';
  };
  return (['money', 'work', 'mine', 'systems'] as const).map((name) => ({
    name,
    kinds: kinds.filter((choice) => groupOf(choice) === name),
  }));
}
