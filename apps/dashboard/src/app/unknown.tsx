import { Compass } from 'lucide-react';
import { buttonClasses, EmptyState, Link, Page, useMessages } from '#ui';
import { messages } from './messages';

/** An address that nothing answers to. */
export function Unknown() {
  const t = useMessages(messages);
  return (
    <Page>
      <EmptyState
        icon={Compass}
        title={t('unknownTitle')}
        action={
          <Link to="/" className={buttonClasses('primary')}>
            {t('goHome')}
          </Link>
        }
      >
        {t('unknown')}
      </EmptyState>
    </Page>
  );
}
