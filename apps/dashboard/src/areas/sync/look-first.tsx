import { ArrowDownToLine, ArrowUpFromLine, Eye } from 'lucide-react';
import { Button, Menu, MenuItem, useMessages } from '#ui';
import type { Connection } from './actions';
import { useLook } from './plan-actions';
import { planMessages } from './plan-messages';

/** Shows what a sync would do before anybody lets it. */
export function LookFirst({ connection }: { connection: Connection }) {
  const t = useMessages(planMessages);
  const look = useLook(connection.id);
  return (
    <Menu
      trigger={
        <Button icon={Eye} isBusy={look.isPending}>
          {t('lookFirst')}
        </Button>
      }
    >
      <MenuItem icon={ArrowDownToLine} onSelect={() => look.mutate({ direction: 'pull', kind: 'delta' })}>
        {t('lookIn')}
      </MenuItem>
      {connection.settings.push !== false && (
        <MenuItem icon={ArrowUpFromLine} onSelect={() => look.mutate({ direction: 'push' })}>
          {t('lookOut')}
        </MenuItem>
      )}
      <MenuItem icon={Eye} onSelect={() => look.mutate({ direction: 'pull', kind: 'full' })}>
        {t('lookAll')}
      </MenuItem>
    </Menu>
  );
}
