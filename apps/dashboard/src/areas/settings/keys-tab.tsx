import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { schemas } from '#api-client';
import { Button, useMessages, useShortcuts } from '#ui';
import { useMay } from '../../app/me';
import { useList } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { KeyDrawer } from './key-drawer';
import type { Key } from './key-expiry';
import { keyMessages } from './key-messages';
import { KeysTable } from './keys-table';
import { NewKeyDialog } from './new-key-dialog';
import { NewKeyDrawer } from './new-key-drawer';
import { RevokeQuestion } from './revoke-question';

/** The keys of programs: what each may do, when it was used, and the way to end it. */
export function KeysTab() {
  const t = useMessages(keyMessages);
  const mayManage = useMay('api-keys.manage');
  const [{ edit }, change] = useUrlState();
  const list = useList('/api/v1/api-keys');
  const [made, setMade] = useState<schemas['NewApiKeyAnswer']>();
  const [revoking, setRevoking] = useState<Key>();
  const open = (id: string) => change({ edit: id }, 'push');
  const close = () => change({ edit: undefined });
  const shown = list.rows?.find(({ id }) => id === edit);
  useShortcuts(mayManage ? [{ keys: 'N', label: t('add'), run: () => open('new') }] : []);
  const revoke = (key: Key) => {
    close();
    setRevoking(key);
  };
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-soft">{t('lead')}</p>
        {mayManage && (
          <Button look="primary" icon={KeyRound} onClick={() => open('new')}>
            {t('add')}
          </Button>
        )}
      </div>
      <KeysTable list={list} onOpen={({ id }) => open(id)} onRevoke={mayManage ? revoke : undefined} />
      {edit === 'new' && mayManage && (
        <NewKeyDrawer
          onMade={(key) => {
            close();
            setMade(key);
          }}
          onClose={close}
        />
      )}
      {shown && <KeyDrawer apiKey={shown} onRevoke={mayManage ? revoke : undefined} onClose={close} />}
      {made && <NewKeyDialog made={made} onClose={() => setMade(undefined)} />}
      {revoking && <RevokeQuestion apiKey={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}
