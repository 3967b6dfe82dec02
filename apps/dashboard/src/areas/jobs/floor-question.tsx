import { Check } from 'lucide-react';
import { Dialog, useMessages } from '#ui';
import { BigButton } from './big-button';
import { floorMessages } from './floor-messages';
import type { JobAction, JobRow, Words } from './moves';
import type { Moves } from './use-moves';

/** A step that asks first. */
export interface Asked {
  row: JobRow;
  step: 'hold' | 'complete';
}

interface QuestionProps {
  asked: Asked;
  moves: Moves;
  onClose(): void;
}

/** What a big button asks before it does what it says. */
export function FloorQuestion({ asked: { row, step }, moves, onClose }: QuestionProps) {
  const go = (action: JobAction, words?: Words) => {
    onClose();
    moves.begin(row, action, words);
  };
  return step === 'hold' ? (
    <Why onReason={(reason) => go('hold', { reason })} onOther={() => go('hold')} onClose={onClose} />
  ) : (
    <IsDone name={row.name} onDone={() => go('complete')} onClose={onClose} />
  );
}

const REASONS = ['why_material', 'why_machine', 'why_question', 'why_break'] as const;

interface WhyProps {
  onReason(reason: string): void;
  /** Asks for words. */
  onOther(): void;
  onClose(): void;
}

/** Why a job stops, without typing. */
function Why({ onReason, onOther, onClose }: WhyProps) {
  const t = useMessages(floorMessages);
  return (
    <Dialog isOpen onClose={onClose} title={t('pauseTitle')}>
      <div className="grid gap-3">
        {REASONS.map((reason) => (
          <BigButton key={reason} label={t(reason)} onPress={() => onReason(t(reason))} />
        ))}
        <BigButton label={t('other')} onPress={onOther} />
      </div>
    </Dialog>
  );
}

/** Tiles move under the thumb, and what has ended begins no more. */
function IsDone({ name, onDone, onClose }: { name: string; onDone(): void; onClose(): void }) {
  const t = useMessages(floorMessages);
  return (
    <Dialog isOpen onClose={onClose} title={t('doneTitle')}>
      <p className="mb-4 break-words text-xl">{name}</p>
      <div className="grid gap-3">
        <BigButton icon={Check} label={t('isDone')} isPrimary onPress={onDone} />
        <BigButton label={t('notYet')} onPress={onClose} />
      </div>
    </Dialog>
  );
}
