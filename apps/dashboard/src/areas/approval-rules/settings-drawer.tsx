import { useWatch } from 'react-hook-form';
import { api, got, idempotent } from '#api-client';
import { AmountField, FormDrawer, SwitchField, TextField, useMessages } from '#ui';
import { useMe } from '../../app/me';
import { useSaveForm } from '../../app/save-form';
import { type Settings, type SettingsValues, settingsBody, settingsValues } from './settings';
import { settingsMessages } from './settings-messages';

export const SETTINGS = '/api/v1/approval-settings';

export function SettingsDrawer({ settings, onClose }: { settings: Settings; onClose(): void }) {
  const t = useMessages(settingsMessages);
  const isOwner = useMe().role === 'owner';
  const { form, isSaved } = useSaveForm<SettingsValues, Settings>({
    defaultValues: settingsValues(settings),
    send: (values, key) =>
      got(api.PATCH(SETTINGS, { params: { header: idempotent(key) }, body: settingsBody(values, isOwner) })),
    refreshes: [SETTINGS],
    said: () => t('saved'),
    onDone: onClose,
  });
  return (
    <FormDrawer form={form} title={t('title')} go={t('save')} isSaved={isSaved} onClose={onClose}>
      <TextField name="graceSeconds" label={t('grace')} hint={t('graceHint')} type="number" />
      <SwitchField name="autoApprove" label={t('auto')} hint={t('autoHint')} />
      <Unseen />
      {isOwner && <SwitchField name="allowSelfApproval" label={t('allowOwn')} hint={t('allowOwnHint')} />}
    </FormDrawer>
  );
}

/** Which invoices are approved unseen; asked only where any are. */
function Unseen() {
  const t = useMessages(settingsMessages);
  const { currency } = useMe().organization;
  const isOn = useWatch<SettingsValues, 'autoApprove'>({ name: 'autoApprove' });
  if (!isOn) return null;
  return (
    <div className="space-y-4 rounded-lg border border-line p-3">
      <SwitchField name="receivable" label={t('autoReceivable')} />
      <SwitchField name="payable" label={t('autoPayable')} />
      <AmountField name="autoMaxTotal" label={t('maxTotal')} hint={t('maxTotalHint')} unit={currency} />
      <TextField name="autoMaxScore" label={t('maxScore')} hint={t('maxScoreHint')} type="number" />
    </div>
  );
}
