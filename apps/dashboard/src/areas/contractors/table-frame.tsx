import type { ReactNode } from 'react';

/** The height that a list of records gets inside a page that scrolls by itself. */
export function TableFrame({ children }: { children: ReactNode }) {
  return <div className="flex max-h-[70vh] flex-col">{children}</div>;
}
