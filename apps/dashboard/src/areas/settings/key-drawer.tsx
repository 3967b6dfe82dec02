import { ShieldOff } from 'lucide-react';
import { Ago, Button, DateTime, Drawer, Facts, useMessages } from '#ui';
import type { Permission } from '../../app/area';
import { Expiry, type Key } from './key-expiry';
import { keyMessages } from './key-messages';
import { actionMessages, subjectMessages } from './scope-messages';
import { groupedScopes } from './scopes';

/** One key and what it may do, in words. */
export function KeyDrawer({
  apiKey,
  onRevoke,
  onClose,
}: {
  apiKey: Key;
  /** Without it nobody may. */
  onRevoke: ((key: Key) => void) | undefined;
  onClose(): void;
}) {
  const t = useMessages(keyMessages);
  const subjectWord = useMessages(subjectMessages);
  const actionWord = useMessages(actionMessages);
  const { name, prefix, createdAt, lastUsedAt } = apiKey;
  return (
    <Drawer
      isOpen
      onClose={onClose}
      title={name}
      footer={
        onRevoke && (
          <Button look="danger" icon={ShieldOff} onClick={() => onRevoke(apiKey)}>
            {t('revoke')}
          </Button>
        )
      }
    >
      <div className="space-y-5">
        <Facts
          items={[
            [t('begins'), <span key="p" className="font-mono text-xs">{`${prefix}…`}</span>],
            [t('created'), <DateTime key="c" value={createdAt} />],
            [t('lastUsed'), lastUsedAt ? <Ago key="u" value={lastUsedAt} /> : t('never')],
            [t('expires'), <Expiry key="e" apiKey={apiKey} />],
          ]}
        />
        <section>
          <h3 className="mb-2 font-semibold">{t('scopes')}</h3>
          <Facts
            items={groupedScopes(apiKey.scopes as Permission[]).map(
              ({ subject, scopes }) =>
                [subjectWord(subject), scopes.map(({ action }) => actionWord(action)).join(', ')] as const,
            )}
          />
        </section>
      </div>
    </Drawer>
  );
}
