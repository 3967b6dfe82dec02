import { Contact as ContactIcon } from 'lucide-react';
import { api, got, idempotent, type schemas } from '#api-client';
import {
  FormDialog,
  Nothing,
  StatePill,
  SwitchField,
  TextAreaField,
  TextField,
  useMessages,
  useProblemForm,
} from '#ui';
import { useList } from '../../app/queries';
import { MailLink, PhoneLink } from '../../app/reach';
import { orNull } from '../../app/text';
import { Belongings, type EditorFrame, type Writes } from './belongings';
import { paperMessages } from './paper-messages';

type Contact = schemas['ContactAnswer'];
type ContactBody = schemas['CreateContactBody'];

/** Whom to call. */
export function ContactsTab({ id }: { id: string }) {
  const t = useMessages(paperMessages);
  const list = useList('/api/v1/contractors/{id}/contacts', { limit: 200 }, { id });
  return (
    <Belongings<Contact, ContactBody>
      label={t('contacts')}
      addLabel={t('addContact')}
      icon={ContactIcon}
      emptyTitle={t('noContacts')}
      emptyText={t('noContactsText')}
      list={list}
      writes={writesOf(id)}
      nameOf={({ name }) => name}
      head={[t('name'), t('role'), t('phone'), t('email')]}
      cellsOf={({ name, role, phone, email, isPrimary, notes }) => [
        <span key="n">
          <span className="mr-2 font-medium">{name}</span>
          {isPrimary && <StatePill meaning="info">{t('primary')}</StatePill>}
          {notes && <span className="block whitespace-pre-wrap text-soft text-sm">{notes}</span>}
        </span>,
        role ?? <Nothing key="r" />,
        phone ? <PhoneLink key="p" to={phone} /> : <Nothing key="p" />,
        email ? <MailLink key="e" to={email} /> : <Nothing key="e" />,
      ]}
      Editor={ContactEditor}
    />
  );
}

function writesOf(id: string): Writes<Contact, ContactBody> {
  const path = '/api/v1/contractors/{id}/contacts/{contactId}' as const;
  const params = (row: Contact, key: string) => ({
    path: { id, contactId: row.id },
    header: idempotent(key),
  });
  return {
    add: (body, key) =>
      got(
        api.POST('/api/v1/contractors/{id}/contacts', {
          params: { path: { id }, header: idempotent(key) },
          body,
        }),
      ),
    change: (row, body, key) =>
      got(api.PATCH(path, { params: params(row, key), body: { ...body, version: row.version } })),
    remove: (row, key) => got(api.DELETE(path, { params: params(row, key) })),
    bodyOf: ({ name, role, email, phone, isPrimary, notes }) => ({
      ...{ name, role, email, phone, isPrimary, notes },
    }),
  };
}

interface Values {
  name: string;
  role: string;
  email: string;
  phone: string;
  isPrimary: boolean;
  notes: string;
}

function ContactEditor({ row, save, onClose }: EditorFrame<Contact, ContactBody>) {
  const t = useMessages(paperMessages);
  const form = useProblemForm<Values>({
    defaultValues: {
      name: row?.name ?? '',
      role: row?.role ?? '',
      email: row?.email ?? '',
      phone: row?.phone ?? '',
      isPrimary: row?.isPrimary ?? false,
      notes: row?.notes ?? '',
    },
    save: async ({ name, isPrimary, ...texts }) => {
      await save({
        name: name.trim(),
        isPrimary,
        role: orNull(texts.role),
        email: orNull(texts.email),
        phone: orNull(texts.phone),
        notes: orNull(texts.notes),
      });
    },
  });
  return (
    <FormDialog form={form} title={t(row ? 'editContact' : 'addContact')} go={t('save')} onClose={onClose}>
      <TextField name="name" label={t('name')} isRequired autoFocus={!row} maxLength={255} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="role" label={t('role')} autoComplete="off" />
        <TextField name="phone" label={t('phone')} inputMode="tel" autoComplete="off" />
        <TextField
          name="email"
          label={t('email')}
          type="email"
          autoComplete="off"
          className="sm:col-span-2"
        />
      </div>
      <SwitchField name="isPrimary" label={t('primary')} hint={t('primaryHint')} />
      <TextAreaField name="notes" label={t('notes')} rows={2} />
    </FormDialog>
  );
}
