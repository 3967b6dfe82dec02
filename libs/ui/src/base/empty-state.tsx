import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** A screen without data teaches the first step. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-6 py-14 text-center">
      <span className="mb-3 flex size-10 items-center justify-center rounded-lg bg-sunken text-faint">
        <Icon className="size-5" aria-hidden />
      </span>
      <h2 className="font-semibold text-lg">{title}</h2>
      {children && <p className="mt-1 text-soft">{children}</p>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
