import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { classes } from '../base/classes';
import { Link } from '../base/link';

/** The head of a page: where one is, in which state, and the one next action as its only primary button. */
export function PageHeader({
  title,
  count,
  state,
  back,
  children,
  actions,
}: {
  title: string;
  count?: ReactNode;
  state?: ReactNode;
  back?: { to: string; label: string };
  /** A line below the title. */
  children?: ReactNode;
  actions?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · InvoicePatch`;
  }, [title]);
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        {back && (
          <Link
            to={back.to}
            className="-ml-1 inline-flex items-center rounded-sm text-soft text-sm hover:text-ink"
          >
            <ChevronLeft className="size-4" aria-hidden />
            {back.label}
          </Link>
        )}
        <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 break-words font-semibold text-xl">{title}</h1>
          {count !== undefined && <span className="tnum text-faint">{count}</span>}
          {state}
        </div>
        {children && <div className="text-soft">{children}</div>}
      </div>
      {actions && (
        <div className="flex flex-wrap items-center gap-2" data-no-print>
          {actions}
        </div>
      )}
    </header>
  );
}

/** The frame of every page. With `isFilling` a table or board takes the height that is left and scrolls by itself. */
export function Page({ children, isFilling }: { children: ReactNode; isFilling?: boolean }) {
  return (
    <div
      className={classes(
        'mx-auto flex w-full max-w-[100rem] flex-col gap-4 px-4 pt-4 pb-4 sm:px-6 sm:pt-5',
        isFilling && 'h-full min-h-0',
      )}
    >
      {children}
    </div>
  );
}

/** A detail page: its parts at the left, activity and links at the right; one below the other where it is narrow. */
export function WithRail({ children, rail }: { children: ReactNode; rail: ReactNode }) {
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0 space-y-4">{children}</div>
      <aside className="min-w-0 space-y-4">{rail}</aside>
    </div>
  );
}
