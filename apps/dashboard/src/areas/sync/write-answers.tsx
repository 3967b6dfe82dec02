import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button, buttonClasses, Combo, Field, INPUT, Link, type Option, useMessages } from '#ui';
import { findCustomers } from '../../app/find';
import { isMapped, mappingAddress } from './mapping-actions';
import { messages } from './messages';
import { pageOf } from './names';
import type { WaitingWrite } from './waiting-actions';
import { waitingMessages } from './waiting-messages';
import type { DecideWrite } from './write-card';

interface Props {
  wait: WaitingWrite;
  isBusy: boolean;
  onDecide?: DecideWrite;
}

/** Everything that can be done about a write; what is the same for others of its cause can be said of all of them. */
export function WriteAnswers({ wait, isBusy, onDecide }: Props) {
  const t = useMessages(messages);
  const w = useMessages(waitingMessages);
  const [isAlike, setAlike] = useState(false);
  const { answers, alike } = wait;
  const all = isAlike ? { alike: true } : {};
  const has = (answer: (typeof answers)[number]) => onDecide !== undefined && answers.includes(answer);
  return (
    <span className="flex flex-wrap items-end gap-2" data-no-print>
      {onDecide && alike > 0 && (
        <label className="inline-flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-10">
          <input
            type="checkbox"
            checked={isAlike}
            onChange={(event) => setAlike(event.target.checked)}
            className="size-4 accent-accent"
          />
          {w('alsoAlike', { count: alike })}
        </label>
      )}
      <Elsewhere wait={wait} />
      {has('successor') && <Successor wait={wait} isBusy={isBusy} onDecide={onDecide} />}
      {has('new-name') && <NewName wait={wait} isBusy={isBusy} onDecide={onDecide} />}
      {has('reactivate') && (
        <Button isBusy={isBusy} onClick={() => onDecide?.({ answer: 'reactivate', ...all })}>
          {w('reactivate')}
        </Button>
      )}
      {has('leave-out') && (
        <Button isBusy={isBusy} onClick={() => onDecide?.({ answer: 'leave-out', ...all })}>
          {w('leaveOut')}
        </Button>
      )}
      {has('theirs') && (
        <Button isBusy={isBusy} onClick={() => onDecide?.({ answer: 'theirs', ...all })}>
          {w('keepTheirs')}
        </Button>
      )}
      {has('retry') && (
        <Button icon={RotateCcw} isBusy={isBusy} onClick={() => onDecide?.({ answer: 'retry', ...all })}>
          {wait.kind === 'unclear' ? w('lookAgain') : t('retry')}
        </Button>
      )}
    </span>
  );
}

/** Where it can be mended: the entry whose partner is missing, or the record itself. */
function Elsewhere({ wait: { connectionId, entity, recordId, references, ours } }: Pick<Props, 'wait'>) {
  const t = useMessages(messages);
  const w = useMessages(waitingMessages);
  const named = references.find((one) => one.state === 'unknown' || one.state === 'deleted');
  const unmatched = named ?? { entity, recordId };
  const page = pageOf(entity, recordId) ?? pageOf('invoice', carrierIn(ours));
  return (
    <>
      {isMapped(unmatched.entity) && (
        <Link
          to={mappingAddress(connectionId, unmatched.entity, unmatched.recordId)}
          className={buttonClasses('secondary')}
        >
          {t('choosePartner')}
        </Link>
      )}
      {page && (
        <Link to={page} className={buttonClasses('quiet')}>
          {w('mend')}
        </Link>
      )}
    </>
  );
}

/** The invoice or bill that a file belongs to. */
function carrierIn(file: object | null): string | null {
  const { invoiceId, billId } = (file ?? {}) as { invoiceId?: string | null; billId?: string | null };
  return invoiceId ?? billId ?? null;
}

function Successor({ isBusy, onDecide }: Props) {
  const w = useMessages(waitingMessages);
  const [customer, choose] = useState<Option | null>(null);
  return (
    <span className="flex flex-wrap items-end gap-2">
      <Combo label={w('successor')} value={customer} onChange={choose} search={findCustomers} />
      <Button
        isBusy={isBusy}
        disabled={!customer}
        onClick={() => customer && onDecide?.({ answer: 'successor', recordId: customer.id })}
      >
        {w('succeed')}
      </Button>
    </span>
  );
}

function NewName({ wait, isBusy, onDecide }: Props) {
  const w = useMessages(waitingMessages);
  const [name, setName] = useState(wait.label ?? '');
  const isNew = name.trim() !== '' && name.trim() !== wait.label;
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isNew) onDecide?.({ answer: 'new-name', name: name.trim() });
      }}
    >
      <Field label={w('newName')}>
        {(ids) => (
          <input
            {...ids}
            className={INPUT}
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" isBusy={isBusy} disabled={!isNew}>
        {w('sendAs')}
      </Button>
    </form>
  );
}
