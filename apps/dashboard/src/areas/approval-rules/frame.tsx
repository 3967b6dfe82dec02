import type { ReactNode } from 'react';
import { classes, Link, Page, PageHeader, useMessages } from '#ui';
import { messages } from './messages';

const PARTS = [
  { id: 'rules', to: '/approvals/rules' },
  { id: 'routes', to: '/approvals/routes' },
  { id: 'delegations', to: '/approvals/delegations' },
  { id: 'settings', to: '/approvals/settings' },
] as const;

/** The head of the four pages that say how invoices are approved, with the ways between them. */
export function Frame({
  part,
  count,
  actions,
  isFilling,
  children,
}: {
  part: (typeof PARTS)[number]['id'];
  count?: number;
  actions?: ReactNode;
  isFilling?: boolean;
  children: ReactNode;
}) {
  const t = useMessages(messages);
  return (
    <Page isFilling={isFilling}>
      <PageHeader
        title={t(part)}
        count={count}
        back={{ to: '/approvals', label: t('approvals') }}
        actions={actions}
      >
        {t(`${part}Lead`)}
      </PageHeader>
      <nav
        aria-label={t('parts')}
        className="flex shrink-0 gap-1 overflow-x-auto border-line border-b"
        data-no-print
      >
        {PARTS.map(({ id, to }) => (
          <Link
            key={id}
            to={to}
            aria-current={id === part ? 'page' : undefined}
            className={classes(
              '-mb-px flex h-10 shrink-0 items-center border-b-2 px-3 font-medium',
              id === part ? 'border-accent text-ink' : 'border-transparent text-soft hover:text-ink',
            )}
          >
            {t(id)}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
}
