import { Outlet, useMatches } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import {
  Button,
  EmptyState,
  LanguageProvider,
  Page,
  Problem,
  refusalOf,
  ToastProvider,
  useMessages,
  ZoneProvider,
} from '#ui';
import type { Me } from './area';
import { neededFor } from './areas';
import { useHeeded, useLiveConnection } from './live';
import { holds, isOfOffice, MeProvider } from './me';
import { messages, roleMessages } from './messages';
import { PageSkeleton } from './page-skeleton';
import { signOut } from './push-hint';
import { useRead } from './queries';
import { RefusalWords } from './refusal-words';
import { Shell } from './shell';

/** Behind the sign-in: finds out who it is, and lets in who belongs into the office. */
export function Gate() {
  const me = useRead('/api/v1/me');
  const isHeeded = useHeeded();
  if (me.data && isHeeded) return <Office me={me.data} />;
  if (me.error) return <Problem problem={refusalOf(me.error)} onRetry={() => void me.refetch()} />;
  return <PageSkeleton />;
}

function Office({ me }: { me: Me }) {
  const isOffice = isOfOffice(me);
  const settings = useRead('/api/v1/client-settings');
  useLiveConnection(isOffice && settings.data?.live === true);
  return (
    <LanguageProvider fallback={me.organization.locale.startsWith('fr') ? 'fr' : 'en'}>
      <RefusalWords />
      <ZoneProvider zone={me.organization.timezone}>
        <MeProvider me={me}>
          <ToastProvider>
            {isOffice ? (
              <Shell>
                <Allowed me={me} />
              </Shell>
            ) : (
              <NotForYou me={me} />
            )}
          </ToastProvider>
        </MeProvider>
      </ZoneProvider>
    </LanguageProvider>
  );
}

/** The page, if the person may see it. */
function Allowed({ me }: { me: Me }) {
  const t = useMessages(messages);
  const matches = useMatches();
  const needed = neededFor(String(matches.at(-1)?.fullPath));
  if (holds(me, needed)) return <Outlet />;
  return (
    <Page>
      <EmptyState icon={Lock} title={t('notAllowedTitle')}>
        {t('notAllowed')}
      </EmptyState>
    </Page>
  );
}

function NotForYou({ me }: { me: Me }) {
  const t = useMessages(messages);
  const role = useMessages(roleMessages);
  return (
    <main>
      <EmptyState
        icon={Lock}
        title={t('notForYouTitle')}
        action={<Button onClick={() => void signOut()}>{t('signOut')}</Button>}
      >
        {t('notForYou', { role: role(me.role) })} {me.role === 'contractor' && t('byProgram')}
      </EmptyState>
    </main>
  );
}
