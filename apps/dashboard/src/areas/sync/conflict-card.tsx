import { useState } from 'react';
import { Ago, Card, classes, Link, StatePill, useMessages } from '#ui';
import { type Conflict, type Connection, nameOf, nameOfConflict } from './actions';
import { Choices, type Decide, Suggested } from './conflict-decision';
import { type Chosen, ConflictSides } from './conflict-sides';
import { messages } from './messages';
import { historyAddress, systemName } from './names';
import { RecordLink } from './record-link';

const TEXTS = {
  'both-changed': 'bothText',
  'deleted-there': 'deletedText',
  'deleted-here': 'deletedHereText',
  'totals-differ': 'totalsText',
} as const;

/** Both sides of one record beside each other, field by field, and the decision. */
export function ConflictCard({
  conflict,
  connection,
  isCurrent,
  isBusy,
  attach,
  onDecide,
}: {
  conflict: Conflict;
  connection: Connection | undefined;
  isCurrent: boolean;
  isBusy: boolean;
  attach(node: HTMLElement | null): void;
  onDecide?: Decide;
}) {
  const t = useMessages(messages);
  const [chosen, choose] = useState<Chosen>({});
  const [isAlike, setAlike] = useState(false);
  const label = nameOfConflict(conflict);
  // A record that one side deleted stands or falls as a whole.
  const mayChoose = onDecide && conflict.kind === 'both-changed' && conflict.fields.length > 1;
  return (
    <div
      ref={attach}
      aria-current={isCurrent || undefined}
      className={classes('rounded-lg', isCurrent && 'outline-2 outline-accent')}
    >
      <Card
        isFlush
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <RecordLink entity={conflict.entity} recordId={conflict.recordId} label={label} />
            <StatePill meaning="attention">{t(conflict.kind)}</StatePill>
          </span>
        }
        action={
          <span className="flex flex-wrap items-center justify-end gap-x-3 text-soft text-sm">
            <Ago value={conflict.createdAt} />
            {conflict.recordId && (
              <Link
                to={historyAddress(conflict.connectionId, conflict.entity, conflict.recordId)}
                className="underline underline-offset-2 hover:text-ink"
              >
                {t('history')}
              </Link>
            )}
          </span>
        }
      >
        <ConflictSides
          conflict={conflict}
          theirSide={connection ? systemName(connection.system) : '…'}
          chosen={chosen}
          onChoose={mayChoose ? (field, side) => choose({ ...chosen, [field]: side }) : undefined}
        />
        {onDecide && <Suggested conflict={conflict} isBusy={isBusy} decide={onDecide} />}
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-t px-4 py-3">
          <p className="min-w-0 flex-[1_1_16rem] text-soft text-sm">
            {connection && <span className="font-medium">{nameOf(connection)}: </span>}
            {t(TEXTS[conflict.kind])}
          </p>
          {onDecide && (
            <Choices {...{ conflict, chosen, isAlike, isBusy }} onAlike={setAlike} decide={onDecide} />
          )}
        </div>
      </Card>
    </div>
  );
}
