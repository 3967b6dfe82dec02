import { LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Page, PageHeader, Tabs, useMessages } from '#ui';
import type { Permission } from '../../app/area';
import { holds, useMe } from '../../app/me';
import { useUrlState } from '../../app/url-state';
import { AuditTab } from './audit-tab';
import { KeysTab } from './keys-tab';
import { messages } from './messages';
import { NotificationsTab } from './notifications-tab';
import { OrganizationTab } from './organization-tab';
import { PasswordDialog } from './password-dialog';
import { PeopleTab } from './people-tab';
import { WebhooksTab } from './webhooks-tab';

interface Part {
  id: 'people' | 'keys' | 'webhooks' | 'organization' | 'notifications' | 'audit';
  permission?: Permission;
  content: ReactNode;
  /** A list that takes the height that is left. */
  isList?: boolean;
}

const PARTS: readonly Part[] = [
  { id: 'people', permission: 'users.read', content: <PeopleTab />, isList: true },
  { id: 'organization', permission: 'organization.read', content: <OrganizationTab /> },
  { id: 'notifications', content: <NotificationsTab /> },
  { id: 'keys', permission: 'api-keys.read', content: <KeysTab />, isList: true },
  { id: 'webhooks', permission: 'outside-channels.read', content: <WebhooksTab />, isList: true },
  { id: 'audit', permission: 'audit.read', content: <AuditTab />, isList: true },
];

/** What one part keeps in the address and another would misunderstand. */
const OWN_TO_A_PART = ['edit', 'slack', 'roles', 'q', 'role', 'sort', 'entity', 'actor', 'from', 'to'];

/** People, keys, the organization and its log, each for those who may; one's own notifications for everybody. */
export default function SettingsPage() {
  const t = useMessages(messages);
  const me = useMe();
  const [{ tab, password }, change] = useUrlState();
  const parts = PARTS.filter(({ permission }) => holds(me, permission));
  const open = parts.find(({ id }) => id === tab) ?? parts[0];
  return (
    <Page isFilling={open?.isList}>
      <PageHeader
        title={t('title')}
        actions={
          <Button look="quiet" icon={LockKeyhole} onClick={() => change({ password: 'change' }, 'push')}>
            {t('password')}
          </Button>
        }
      />
      <Tabs
        isFilling={open?.isList}
        value={open?.id ?? ''}
        onChange={(next) =>
          change({ ...Object.fromEntries(OWN_TO_A_PART.map((name) => [name, undefined])), tab: next })
        }
        tabs={parts.map(({ id, content }) => ({ id, label: t(id), content }))}
      />
      {password && <PasswordDialog onClose={() => change({ password: undefined })} />}
    </Page>
  );
}
