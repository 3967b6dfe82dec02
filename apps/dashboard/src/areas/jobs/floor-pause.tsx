import { Dialog, useMessages } from '#ui';
import { BigButton } from './big-button';
import { floorMessages } from './floor-messages';

const REASONS = ['why_material', 'why_machine', 'why_question', 'why_break'] as const;

/** Why a job stops, without typing; `onOther` asks for words. */
export function FloorPause({
  onPause,
  onOther,
  onClose,
}: {
  onPause(reason: string): void;
  onOther(): void;
  onClose(): void;
}) {
  const t = useMessages(floorMessages);
  return (
    <Dialog isOpen onClose={onClose} title={t('pauseTitle')}>
      <div className="grid gap-3">
        {REASONS.map((reason) => (
          <BigButton key={reason} label={t(reason)} onPress={() => onPause(t(reason))} />
        ))}
        <BigButton label={t('other')} onPress={onOther} />
      </div>
    </Dialog>
  );
}
