import { useRouterState } from '@tanstack/react-router';
import { ChevronsUpDown, LogOut } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import {
  AppShell,
  type Command,
  CommandPalette,
  LooksChoices,
  loadTheRest,
  Menu,
  MenuItem,
  MenuLine,
  type NavEntry,
  type Shortcut,
  ShortcutSheet,
  translate,
  useGo,
  useLanguage,
  useMessages,
  useShortcuts,
} from '#ui';
import { AREAS } from './areas';
import { Brand } from './brand';
import { LiveBadge } from './live';
import { holds, useMe } from './me';
import { messages, roleMessages } from './messages';
import { signOut } from './push-hint';
import { onceStill } from './still';

/** Navigation, palette and shortcuts around every page, with what the person may see. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useMessages(messages);
  const me = useMe();
  const go = useGo();
  const { language } = useLanguage();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [isSearching, setSearching] = useState(false);
  const areas = useMemo(() => AREAS.filter(({ permission }) => holds(me, permission)), [me]);
  const entries = areas
    .filter(({ order }) => order !== undefined)
    .map<NavEntry>(({ to, label, icon }) => ({
      to,
      icon,
      label: translate(label, language),
      isActive: to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`),
    }));
  const commands = areas
    .flatMap((area) => area.commands ?? [])
    .filter(({ permission }) => holds(me, permission));
  const pages = [
    ...entries.map<Command>(({ to, label, icon }) => ({ id: to, label, icon, run: () => go(to) })),
    ...commands.map<Command>(({ to, label, icon, keys }) => ({
      id: `command:${to}`,
      label: translate(label, language),
      icon,
      keys,
      run: () => go(to),
    })),
  ];
  useShortcuts(
    pages.flatMap<Shortcut>((page) => {
      const keys = page.keys ?? jumpOf(page.id);
      return keys ? [{ keys, label: t('goTo', { page: page.label }), run: page.run }] : [];
    }),
  );
  // What opens over a page comes when the page stands, so that the first press waits for nothing.
  useEffect(() => onceStill(() => void loadTheRest()), []);
  const search = useCallback(
    async (text: string, signal: AbortSignal) => {
      const answers = await Promise.allSettled(
        areas.map(async ({ search: find, icon }) => {
          const found = (await find?.(text, signal)) ?? [];
          return found.map<Command>(({ id, label, detail, to }) => ({
            id,
            label,
            detail,
            icon,
            run: () => go(to),
          }));
        }),
      );
      const commands = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
      const refused = answers.find((answer) => answer.status === 'rejected');
      // "Nothing found" is said only where everything was looked through.
      if (commands.length === 0 && refused) throw refused.reason;
      return commands;
    },
    [areas, go],
  );
  return (
    <>
      <AppShell
        brand={<Brand />}
        entries={entries}
        account={<Account />}
        status={<LiveBadge />}
        onSearch={() => setSearching(true)}
        path={path}
      >
        {children}
      </AppShell>
      <CommandPalette isOpen={isSearching} onOpenChange={setSearching} pages={pages} search={search} />
      <ShortcutSheet />
    </>
  );
}

/** `G` and the first letter of the address: `G C` for customers. Areas that share a letter say their keys themselves. */
const JUMPS: Record<string, string> = {
  '/': 'G H',
  '/live': 'G L',
  '/orders': 'G O',
  '/jobs': 'G J',
  '/time': 'G T',
  '/invoices': 'G I',
  '/approvals': 'G A',
  '/customers': 'G C',
  '/profit': 'G P',
  '/reports': 'G R',
  '/sync': 'G S',
};
const jumpOf = (to: string): string | undefined => JUMPS[to];

function Account() {
  const t = useMessages(messages);
  const role = useMessages(roleMessages);
  const { name, role: own, organization } = useMe();
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="flex w-full items-center gap-2 rounded-md p-2 text-left hover:bg-hover"
        >
          <span
            aria-hidden
            className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-text text-xs"
          >
            {initialsOf(name)}
          </span>
          <span className="sr-only">{t('signedInAs')}</span>
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium text-sm">{name}</span>
            <span className="block truncate text-faint text-xs">{organization.name}</span>
          </span>
          <ChevronsUpDown className="size-4 shrink-0 text-faint" aria-hidden />
        </button>
      }
    >
      <div className="px-2 py-1 text-faint text-xs">{role(own as keyof typeof roleMessages)}</div>
      <MenuLine />
      <LooksChoices />
      <MenuLine />
      <MenuItem icon={LogOut} onSelect={() => void signOut()}>
        {t('signOut')}
      </MenuItem>
    </Menu>
  );
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
