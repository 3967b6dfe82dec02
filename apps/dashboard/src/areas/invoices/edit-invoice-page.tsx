import { FileLock2 } from 'lucide-react';
import { useState } from 'react';
import { buttonClasses, EmptyState, Link, Page, Problem, refusalOf, useMessages } from '#ui';
import { PageSkeleton } from '../../app/page-skeleton';
import { useRead } from '../../app/queries';
import { useId } from '../../app/url-state';
import { DraftEditor } from './draft-editor';
import type { Invoice } from './draft-form';
import { draftMessages } from './draft-messages';
import { isEditable } from './invoice-state';

/** A draft that is changed, as long as it may be. */
export default function EditInvoicePage() {
  const t = useMessages(draftMessages);
  const id = useId();
  const { data, error, refetch } = useRead('/api/v1/invoices/{id}', undefined, { id });
  // What is typed rests on the draft as it was opened, whatever is read again meanwhile.
  const [opened, open] = useState<{ invoice: Invoice; round: number }>();
  if (!opened && data) open({ invoice: data, round: 0 });
  if (!opened)
    return error ? <Problem problem={refusalOf(error)} onRetry={() => void refetch()} /> : <PageSkeleton />;
  const { invoice, round } = opened;
  if (!isEditable(invoice))
    return (
      <Page>
        <EmptyState
          icon={FileLock2}
          title={t('fixedTitle', { number: invoice.number })}
          action={
            <Link to={`/invoices/${id}`} className={buttonClasses('primary')}>
              {t('open')}
            </Link>
          }
        >
          {t('fixed')}
        </EmptyState>
      </Page>
    );
  const reload = async () => {
    const again = await refetch();
    if (again.data) open({ invoice: again.data, round: round + 1 });
  };
  return <DraftEditor key={round} draft={invoice} onReload={() => void reload()} />;
}
