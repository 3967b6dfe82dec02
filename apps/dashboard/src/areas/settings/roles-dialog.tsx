import { Check } from 'lucide-react';
import { Dialog, Nothing, SimpleTable, useMessages } from '#ui';
import { roleMessages } from '../../app/messages';
import { peopleMessages } from './people-messages';
import { abilityMessages } from './role-messages';
import { ABILITIES, ROLES } from './roles';

/** Who may do what, role beside role. */
export function RolesDialog({ onClose }: { onClose(): void }) {
  const t = useMessages(peopleMessages);
  const role = useMessages(roleMessages);
  const say = useMessages(abilityMessages);
  return (
    <Dialog isOpen isWide onClose={onClose} title={t('rolesTitle')}>
      <p className="mb-3 text-soft">{t('rolesLead')}</p>
      <SimpleTable
        label={t('rolesTitle')}
        head={[t('mayDo'), ...ROLES.map((one) => role(one))]}
        rows={ABILITIES.map(({ word, roles }) => ({
          id: word,
          cells: [
            say(word),
            ...ROLES.map((one) =>
              roles.includes(one) ? <Yes key={one} label={t('yes')} /> : <Nothing key={one} />,
            ),
          ],
        }))}
      />
    </Dialog>
  );
}

function Yes({ label }: { label: string }) {
  return (
    <>
      <Check className="mt-0.5 size-4 text-good" aria-hidden />
      <span className="sr-only">{label}</span>
    </>
  );
}
