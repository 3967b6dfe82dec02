import { Plug } from 'lucide-react';
import { Button, type ButtonLook, useMessages } from '#ui';
import { useConnect } from './actions';
import { messages } from './messages';
import { systemName } from './names';

/** One button for each system that this installation can connect. */
export function ConnectButtons({
  systems,
  look,
  isAnother,
}: {
  systems: readonly string[];
  look?: ButtonLook;
  isAnother?: boolean;
}) {
  const t = useMessages(messages);
  const connect = useConnect();
  return systems.map((system) => (
    <Button
      key={system}
      icon={Plug}
      look={look}
      isBusy={connect.isPending && connect.variables.system === system}
      onClick={() => connect.mutate({ system })}
    >
      {isAnother && systems.length === 1 ? t('connectAnother') : t('connect', { system: systemName(system) })}
    </Button>
  ));
}
