import { useState } from 'react';
import { useMessages } from '#ui';
import { type Conflict, nameOfConflict } from './actions';
import { Choices, type Decide, Suggested } from './conflict-decision';
import { type Chosen, ConflictSides } from './conflict-sides';
import { DecisionCard, type ListedCard } from './decision-card';
import { messages } from './messages';
import { systemName } from './names';

const TEXTS = {
  'both-changed': 'bothText',
  'deleted-there': 'deletedText',
  'deleted-here': 'deletedHereText',
  'totals-differ': 'totalsText',
} as const;

/** Both sides of one record beside each other, field by field, and the decision. */
export function ConflictCard({
  conflict,
  onDecide,
  ...listed
}: ListedCard & { conflict: Conflict; onDecide?: Decide }) {
  const t = useMessages(messages);
  const [chosen, choose] = useState<Chosen>({});
  const [isAlike, setAlike] = useState(false);
  const { connection, isBusy } = listed;
  // A record that one side deleted stands or falls as a whole.
  const mayChoose = onDecide && conflict.kind === 'both-changed' && conflict.fields.length > 1;
  return (
    <DecisionCard
      {...listed}
      record={{ ...conflict, label: nameOfConflict(conflict) }}
      kind={{ label: t(conflict.kind), meaning: 'attention' }}
      since={conflict.createdAt}
      text={t(TEXTS[conflict.kind])}
      answers={
        onDecide && (
          <Choices {...{ conflict, chosen, isAlike, isBusy }} onAlike={setAlike} decide={onDecide} />
        )
      }
    >
      <ConflictSides
        conflict={conflict}
        theirSide={connection ? systemName(connection.system) : '…'}
        chosen={chosen}
        onChoose={mayChoose ? (field, side) => choose({ ...chosen, [field]: side }) : undefined}
      />
      {onDecide && <Suggested conflict={conflict} isBusy={isBusy} decide={onDecide} />}
    </DecisionCard>
  );
}
