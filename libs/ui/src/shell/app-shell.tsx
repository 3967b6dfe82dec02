import { type LucideIcon, Menu as MenuIcon, Search } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { classes } from '../base/classes';
import { later, useLater } from '../base/later';
import { Link } from '../base/link';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { Keys } from '../keys/keys';

export interface NavEntry {
  to: string;
  label: string;
  icon: LucideIcon;
  isActive: boolean;
  /** How much waits there. */
  count?: number;
}

export interface AppShellProps {
  brand: ReactNode;
  entries: readonly NavEntry[];
  /** Who is signed in and what she can set. */
  account: ReactNode;
  /** Whether live events arrive. */
  status?: ReactNode;
  onSearch(): void;
  /** The path of the page: when it changes, the page begins at its top and has the focus. */
  path?: string;
  children: ReactNode;
}

const sheet = later(async () => (await import('./more-sheet')).MoreSheet);

/** How many entries the bar of a phone holds beside "More". */
const ON_PHONE = 4;

/** Navigation at the left; on a phone a bar below with the rest behind "More". The page scrolls inside. */
export function AppShell({ brand, entries, account, status, onSearch, path, children }: AppShellProps) {
  const t = useMessages(uiMessages);
  const main = useRef<HTMLElement>(null);
  useFreshPage(main, path);
  return (
    <div className="flex h-dvh flex-col sm:flex-row" data-frame>
      <a
        href="#content"
        className="-translate-y-20 absolute top-2 left-2 z-50 rounded-md bg-accent px-3 py-2 text-accent-ink focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <aside className="hidden w-56 shrink-0 flex-col border-line border-r bg-surface sm:flex" data-no-print>
        <div className="flex h-14 shrink-0 items-center px-4">{brand}</div>
        <div className="px-3 pb-2">
          <button
            type="button"
            onClick={onSearch}
            className="flex h-8 w-full items-center gap-2 rounded-md border border-line bg-canvas px-2 text-faint text-sm hover:border-line-strong hover:text-ink"
          >
            <Search className="size-4" aria-hidden />
            <span className="flex-1 text-left">{t('search')}</span>
            <Keys keys="Mod+K" />
          </button>
        </div>
        <nav aria-label={t('mainNavigation')} className="min-h-0 flex-1 overflow-y-auto px-3 py-1">
          <NavList entries={entries} />
        </nav>
        <div className="shrink-0 border-line border-t p-3">
          {status}
          {account}
        </div>
      </aside>
      <main
        ref={main}
        id="content"
        tabIndex={-1}
        className="min-h-0 min-w-0 flex-1 overflow-y-auto outline-none"
      >
        {children}
      </main>
      <PhoneBar entries={entries} onSearch={onSearch} account={account} status={status} brand={brand} />
    </div>
  );
}

/** A new page is read from its top, by eye and by ear; a field or drawer that took the focus itself keeps it. */
function useFreshPage(main: RefObject<HTMLElement | null>, path: string | undefined): void {
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    main.current?.scrollTo(0, 0);
    const focus = () => main.current?.focus({ preventScroll: true });
    const taken = document.activeElement?.closest('main,[role="dialog"],[role="alertdialog"]');
    if (!taken) focus();
    else if (taken === main.current) return onceGone(document.activeElement, taken, focus);
  }, [main, path]);
}

/** The page before stands until the next has come; what of it had the focus then leaves it to nobody. */
function onceGone(focused: Element | null, main: Element, then: () => void): () => void {
  const observer = new MutationObserver(() => {
    if (focused?.isConnected) return;
    observer.disconnect();
    if (document.activeElement === document.body) then();
  });
  observer.observe(main, { childList: true, subtree: true });
  return () => observer.disconnect();
}

function NavList({ entries, onGo }: { entries: readonly NavEntry[]; onGo?(): void }) {
  return (
    <ul className="space-y-px">
      {entries.map(({ to, label, icon: Icon, isActive, count }) => (
        <li key={to}>
          <Link
            to={to}
            onClick={onGo}
            aria-current={isActive ? 'page' : undefined}
            className={classes(
              'flex h-8 items-center gap-2.5 rounded-md px-2 pointer-coarse:h-11',
              isActive
                ? 'bg-accent-soft font-medium text-accent-text'
                : 'text-soft hover:bg-hover hover:text-ink',
            )}
          >
            <Icon className="size-4 shrink-0" aria-hidden />
            <span className="flex-1 truncate">{label}</span>
            {count !== undefined && count > 0 && <span className="tnum text-xs">{count}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function PhoneBar({ entries, onSearch, account, status, brand }: Omit<AppShellProps, 'children' | 'path'>) {
  const t = useMessages(uiMessages);
  const [isOpen, setOpen] = useState(false);
  const Sheet = useLater(sheet, isOpen);
  const tab = 'flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-xs';
  return (
    <nav
      aria-label={t('mainNavigation')}
      className="flex h-14 shrink-0 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {entries.slice(0, ON_PHONE).map(({ to, label, icon: Icon, isActive }) => (
        <Link
          key={to}
          to={to}
          aria-current={isActive ? 'page' : undefined}
          className={classes(tab, isActive ? 'font-medium text-accent-text' : 'text-soft')}
        >
          <Icon className="size-5" aria-hidden />
          <span className="max-w-full truncate">{label}</span>
        </Link>
      ))}
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
        className={classes(tab, 'text-soft')}
      >
        <MenuIcon className="size-5" aria-hidden />
        {t('more')}
      </button>
      {Sheet && (
        <Sheet
          isOpen={isOpen}
          onClose={() => setOpen(false)}
          head={brand}
          onSearch={onSearch}
          foot={
            <>
              {status}
              {account}
            </>
          }
        >
          <NavList entries={entries} onGo={() => setOpen(false)} />
        </Sheet>
      )}
    </nav>
  );
}
