import { Button, Card, Facts, useFormat, useMessages } from '#ui';
import { useMay, useMe } from '../../app/me';
import { Part } from '../../app/part';
import { useRead } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { Frame } from './frame';
import type { Settings } from './settings';
import { SETTINGS, SettingsDrawer } from './settings-drawer';
import { settingsMessages } from './settings-messages';

/** How long a yes can be taken back, what nobody has to look at, and whether four eyes are needed. */
export default function SettingsPage() {
  const t = useMessages(settingsMessages);
  const [{ edit }, change] = useUrlState();
  const read = useRead(SETTINGS);
  const mayManage = useMay('approvals.manage');
  return (
    <Frame
      part="settings"
      actions={
        mayManage &&
        read.data && (
          <Button look="primary" onClick={() => change({ edit: 'yes' }, 'push')}>
            {t('change')}
          </Button>
        )
      }
    >
      <div className="max-w-3xl">
        <Part read={read}>{(settings) => <InForce settings={settings} />}</Part>
      </div>
      {mayManage && read.data && edit && (
        <SettingsDrawer settings={read.data} onClose={() => change({ edit: undefined })} />
      )}
    </Frame>
  );
}

function InForce({ settings }: { settings: Settings }) {
  const t = useMessages(settingsMessages);
  const { graceSeconds, allowSelfApproval } = settings;
  const unseen = useUnseen(settings);
  return (
    <Card title={t('title')}>
      <Facts
        items={[
          [
            t('grace'),
            typeof graceSeconds === 'number' ? t('seconds', { count: graceSeconds }) : t('graceUsual'),
          ],
          [t('unseen'), unseen],
          [t('own'), t(allowSelfApproval ? 'ownYes' : 'ownNo')],
        ]}
      />
    </Card>
  );
}

/** What is approved unseen, in words. */
function useUnseen({ autoApprove, autoDirections = [], autoMaxTotal, autoMaxScore }: Settings): string {
  const t = useMessages(settingsMessages);
  const { amount } = useFormat();
  const { currency } = useMe().organization;
  const [first] = autoDirections;
  if (!autoApprove || !first) return t('nothing');
  return t('unseenWhat', {
    what: t(autoDirections.length > 1 ? 'bothKinds' : first),
    total: autoMaxTotal ? t('upTo', { total: amount(autoMaxTotal, currency) }) : t('anyTotal'),
    score: autoMaxScore ?? 0,
  });
}
