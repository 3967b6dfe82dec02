import { WandSparkles } from 'lucide-react';
import { useFormContext, useWatch } from 'react-hook-form';
import { api, got, idempotent } from '#api-client';
import {
  Button,
  ComboField,
  Drawer,
  Facts,
  FormDrawer,
  type Option,
  Problem,
  refusalOf,
  SelectField,
  SkeletonLines,
  SwitchField,
  TextField,
  useMessages,
} from '#ui';
import { findContractors, findCustomers } from '../../app/find';
import { useMe } from '../../app/me';
import { roleMessages } from '../../app/messages';
import { useRead } from '../../app/queries';
import { useSaveForm } from '../../app/save-form';
import { suggestedPassword } from './first-password';
import { type Person, USERS } from './people';
import { peopleMessages } from './people-messages';
import { roleLeads } from './role-messages';
import { type Role, rolesGivenBy } from './roles';

interface Values {
  name: string;
  email: string;
  password: string;
  role: Role;
  contractorId: Option | null;
  customerId: Option | null;
  isForeman: boolean;
}

/** What a role needs to know beside its name. */
const belongingOf = ({ role, contractorId, customerId, isForeman }: Values) => ({
  role,
  ...(role === 'contractor' && { contractorId: contractorId?.id, isForeman }),
  ...(role === 'customer' && { customerId: customerId?.id }),
});

/** Adds a person; with `person` it changes what she is here. */
export function PersonDrawer({ person, onClose }: { person?: Person; onClose(): void }) {
  const t = useMessages(peopleMessages);
  const { contractorId, customerId } = person ?? {};
  const contractor = useRead('/api/v1/contractors/{id}', undefined, {
    id: contractorId ?? undefined,
    isOff: !contractorId,
  });
  const customer = useRead('/api/v1/customers/{id}', undefined, {
    id: customerId ?? undefined,
    isOff: !customerId,
  });
  const isWaiting = (contractorId && !contractor.data) || (customerId && !customer.data);
  if (isWaiting) {
    const error = contractor.error ?? customer.error;
    return (
      <Drawer isOpen onClose={onClose} title={t('changeTitle', { name: person?.name ?? '' })}>
        {error ? <Problem problem={refusalOf(error)} isInline /> : <SkeletonLines count={6} />}
      </Drawer>
    );
  }
  const known = {
    contractorId: contractor.data ? optionOf(contractor.data) : null,
    customerId: customer.data ? optionOf(customer.data) : null,
  };
  return <Editor person={person} known={known} onClose={onClose} />;
}

const optionOf = ({ id, displayName }: { id: string; displayName: string }): Option => ({
  id,
  label: displayName,
});

function Editor({
  person,
  known,
  onClose,
}: {
  person: Person | undefined;
  known: Pick<Values, 'contractorId' | 'customerId'>;
  onClose(): void;
}) {
  const t = useMessages(peopleMessages);
  const { form, isSaved } = useSavePerson(person, known, onClose);
  return (
    <FormDrawer
      form={form}
      isSaved={isSaved}
      title={person ? t('changeTitle', { name: person.name }) : t('addTitle')}
      go={t(person ? 'change' : 'addGo')}
      onClose={onClose}
    >
      {person ? <Facts items={[[t('email'), person.email]]} /> : <NewPerson />}
      <RoleFields />
    </FormDrawer>
  );
}

function NewPerson() {
  const t = useMessages(peopleMessages);
  const { setValue } = useFormContext<Values>();
  const suggest = () =>
    setValue('password', suggestedPassword(), { shouldDirty: true, shouldValidate: true });
  return (
    <>
      <TextField name="name" label={t('name')} isRequired autoFocus autoComplete="off" maxLength={120} />
      <TextField name="email" label={t('email')} type="email" isRequired autoComplete="off" maxLength={254} />
      <div className="space-y-2">
        <TextField
          name="password"
          label={t('password')}
          hint={t('passwordHint')}
          isRequired
          autoComplete="off"
          maxLength={200}
        />
        <Button size="small" icon={WandSparkles} onClick={suggest}>
          {t('suggest')}
        </Button>
      </div>
    </>
  );
}

function RoleFields() {
  const t = useMessages(peopleMessages);
  const say = useMessages(roleMessages);
  const lead = useMessages(roleLeads);
  const me = useMe();
  const role = useWatch<Values, 'role'>({ name: 'role' });
  return (
    <>
      <SelectField
        name="role"
        label={t('role')}
        hint={lead(role)}
        choices={rolesGivenBy(me.role).map((one) => [one, say(one)] as const)}
      />
      {role === 'contractor' && (
        <>
          <ComboField name="contractorId" label={t('contractor')} isRequired search={findContractors} />
          <SwitchField name="isForeman" label={t('isForeman')} hint={t('isForemanHint')} />
        </>
      )}
      {role === 'customer' && (
        <ComboField name="customerId" label={t('customer')} isRequired search={findCustomers} />
      )}
    </>
  );
}

function useSavePerson(
  person: Person | undefined,
  known: Pick<Values, 'contractorId' | 'customerId'>,
  onDone: () => void,
) {
  const t = useMessages(peopleMessages);
  const role = useMessages(roleMessages);
  const me = useMe();
  return useSaveForm<Values, Person>({
    defaultValues: {
      ...{ name: '', email: '', password: '' },
      role: person?.role ?? 'dispatcher',
      isForeman: person?.isForeman ?? false,
      ...known,
    },
    send: (values, key) => {
      const header = idempotent(key);
      const belonging = belongingOf(values);
      if (person) {
        return got(
          api.PATCH('/api/v1/users/{id}', { params: { path: { id: person.id }, header }, body: belonging }),
        );
      }
      const { name, email, password } = values;
      const body = { name: name.trim(), email: email.trim(), password, ...belonging };
      return got(api.POST('/api/v1/users', { params: { header }, body }));
    },
    // Another role of one's own is another dashboard.
    refreshes: person?.id === me.id ? [USERS, '/api/v1/me'] : [USERS],
    said: (saved) =>
      person ? t('changed', { name: saved.name, role: role(saved.role) }) : t('added', { name: saved.name }),
    onDone,
  });
}
