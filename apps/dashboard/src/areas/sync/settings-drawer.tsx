import { api, got, idempotent, type schemas } from '#api-client';
import { ComboField, FormDrawer, type Option, SelectField, SwitchField, TextField, useMessages } from '#ui';
import { findAccounts } from '../../app/find';
import { useRead } from '../../app/queries';
import { useSaveForm } from '../../app/save-form';
import { type Connection, INTEGRATIONS, nameOf } from './actions';
import { messages } from './messages';
import { type Scope, ScopeFields, scopeBody, scopeOf } from './scope-fields';

interface Values extends Scope {
  push: boolean;
  pull: boolean;
  frequency: Frequency;
  makeClasses: boolean;
  attachments: boolean;
  stockAccount: Option | null;
  /** Minutes, as they are typed. */
  alertLagMinutes: string;
  alertEscalationMinutes: string;
}

type Frequency = NonNullable<schemas['ConnectionSettingsBody']['frequency']>;

/** What the API does unless it is told otherwise. */
const USUAL = { frequency: 'ten-minutes', lag: 180, escalation: 60 } as const;

/** What a connection does by itself, and when its people are told. */
export function SettingsDrawer(props: { connection: Connection; onClose(): void }) {
  const id = props.connection.settings.stockAccountId as string | null | undefined;
  const { data, isPending } = useRead('/api/v1/accounts/{id}', {}, { id: id ?? '', isOff: !id });
  if (!id) return <Settings {...props} stockAccount={null} />;
  return isPending ? null : <Settings {...props} stockAccount={{ id, label: data?.name ?? id }} />;
}

function Settings({
  connection,
  onClose,
  stockAccount,
}: {
  connection: Connection;
  onClose(): void;
  stockAccount: Option | null;
}) {
  const t = useMessages(messages);
  const { id, settings } = connection;
  const { form, isSaved } = useSaveForm<Values>({
    defaultValues: {
      push: settings.push !== false,
      pull: settings.pull !== false,
      frequency: (settings.frequency as Frequency | undefined) ?? USUAL.frequency,
      ...scopeOf(connection),
      makeClasses: settings.makeClasses === true,
      attachments: settings.attachments !== false,
      stockAccount,
      alertLagMinutes: String(settings.alertLagMinutes ?? USUAL.lag),
      alertEscalationMinutes: String(settings.alertEscalationMinutes ?? USUAL.escalation),
    },
    send: (
      { alertLagMinutes, alertEscalationMinutes, directions, startDate, stockAccount: account, ...body },
      key,
    ) =>
      got(
        api.PATCH('/api/v1/integrations/{id}', {
          params: { path: { id }, header: idempotent(key) },
          body: {
            ...body,
            ...scopeBody({ directions, startDate }),
            stockAccountId: account?.id ?? null,
            alertLagMinutes: Number(alertLagMinutes),
            alertEscalationMinutes: Number(alertEscalationMinutes),
          },
        }),
      ),
    refreshes: [INTEGRATIONS],
    said: () => t('settingsSaved'),
    onDone: onClose,
  });
  return (
    <FormDrawer
      form={form}
      isSaved={isSaved}
      title={t('settingsTitle', { name: nameOf(connection) })}
      go={t('save')}
      onClose={onClose}
    >
      <SwitchField name="push" label={t('push')} hint={t('pushHint')} />
      <SwitchField name="pull" label={t('pull')} hint={t('pullHint')} />
      <SelectField
        name="frequency"
        label={t('frequency')}
        hint={t('frequencyHint')}
        choices={[
          ['ten-minutes', t('everyTenMinutes')],
          ['hourly', t('everyHour')],
          ['nightly', t('everyNight')],
        ]}
      />
      <ScopeFields />
      <SwitchField name="makeClasses" label={t('makeClasses')} hint={t('makeClassesHint')} />
      <SwitchField name="attachments" label={t('attachments')} hint={t('attachmentsHint')} />
      <ComboField
        name="stockAccount"
        label={t('stockAccount')}
        hint={t('stockAccountHint')}
        search={findAccounts}
      />
      <TextField
        name="alertLagMinutes"
        label={t('alertLag')}
        hint={t('alertLagHint')}
        type="number"
        isRequired
      />
      <TextField
        name="alertEscalationMinutes"
        label={t('alertEscalation')}
        hint={t('alertEscalationHint')}
        type="number"
        isRequired
      />
    </FormDrawer>
  );
}
