import { Map as MapSign, Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes, Link, PageHeader, useMessages } from '#ui';
import { messages } from './messages';

const VIEWS = [
  { id: 'map', to: '/live', icon: MapSign },
  { id: 'time', to: '/live/time', icon: Timer },
] as const;

/** The head of both live pages, with the way to the other one. */
export function LiveHeader({
  view,
  count,
  children,
}: {
  view: 'map' | 'time';
  count?: ReactNode;
  children?: ReactNode;
}) {
  const t = useMessages(messages);
  return (
    <PageHeader
      title={t('title')}
      count={count}
      actions={
        <>
          {children}
          <nav aria-label={t('views')} className="flex rounded-md border border-line-strong p-px">
            {VIEWS.map(({ id, to, icon: Icon }) => (
              <Link
                key={id}
                to={to}
                aria-current={id === view ? 'page' : undefined}
                className={classes(
                  'flex h-7 items-center gap-1.5 rounded-[5px] px-2.5 text-sm pointer-coarse:h-10',
                  id === view
                    ? 'bg-accent-soft font-medium text-accent-text'
                    : 'text-soft hover:bg-hover hover:text-ink',
                )}
              >
                <Icon className="size-4" aria-hidden />
                {t(id)}
              </Link>
            ))}
          </nav>
        </>
      }
    />
  );
}
