import { useState } from 'react';
import { Button, Combo, MeaningSign, useMessages } from '#ui';
import { isSentAs, useOurs, useReasons, useSay } from './match-actions';
import { matchMessages } from './match-messages';
import { useNames } from './names';
import type { Entry, Plan } from './plan-actions';

interface RowProps {
  plan: Plan;
  row: Entry;
  /** Whether it can be decided. */
  isOpen: boolean;
}

/** One record there beside the one of ours that it seems to be: the same, another one, or none. */
export function MatchRow(props: RowProps) {
  const names = useNames();
  const [isChoosing, setChoosing] = useState(false);
  const { row } = props;
  const { entity, label, remoteId, match } = row;
  const done = () => setChoosing(false);
  return (
    <li className="grid items-start gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_minmax(14rem,auto)]">
      <div className="min-w-0">
        <p className="break-words">
          <span className="text-soft">{names.entity(entity)} · </span>
          <span className="font-medium">{label ?? remoteId}</span>
          {match && (
            <>
              <span className="text-soft"> → </span>
              <span className="font-medium">{match.label}</span>
            </>
          )}
        </p>
        <Likeness row={row} />
      </div>
      {isChoosing ? (
        <Choose {...props} onDone={done} />
      ) : (
        <Say {...props} onChoose={() => setChoosing(true)} />
      )}
    </li>
  );
}

/** How sure it is and why, and what both say differently, so that it is known before anything is linked. */
function Likeness({ row: { match, fields } }: { row: Entry }) {
  const t = useMessages(matchMessages);
  const names = useNames();
  const why = useReasons();
  if (!match) return <p className="text-soft text-sm">{t('nothingLike')}</p>;
  const differing = fields
    .filter(({ conflict }) => conflict)
    .map(({ field, ours, theirs }) =>
      isShort(ours) && isShort(theirs)
        ? t('sideBySide', { field: names.field(field), ours: String(ours), theirs: String(theirs) })
        : names.field(field),
    );
  return (
    <>
      <p className="tnum flex flex-wrap items-center gap-x-1.5 text-soft text-sm">
        <MeaningSign meaning={match.isSure ? 'good' : 'attention'} />
        <span>
          {[t('sureTo', { score: match.score }), !match.isSure && t('look'), why(match.reasons)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {differing.length > 0 && (
        <p className="break-words text-soft text-sm">{t('differs', { fields: differing.join(', ') })}</p>
      )}
    </>
  );
}

const isShort = (value: unknown): boolean =>
  (typeof value === 'string' || typeof value === 'number') && String(value).length <= 40;

function Say({ plan, row, isOpen, onChoose }: RowProps & { onChoose(): void }) {
  const t = useMessages(matchMessages);
  const say = useSay(plan, row);
  const { decision, match, label, remoteId, entity } = row;
  if (decision) {
    const linked = t(isSentAs(entity) ? 'sentAs' : 'linkedWith', { name: decision.label ?? '' });
    return (
      <div className="flex flex-wrap items-center gap-2 md:justify-end">
        <span className="min-w-0 break-words">{decision.recordId ? linked : t('comesNew')}</span>
        {isOpen && (
          <Button
            size="small"
            look="quiet"
            isBusy={say.isPending}
            onClick={() => say.mutate({ answer: 'open' })}
          >
            {t('change')}
          </Button>
        )}
      </div>
    );
  }
  if (!isOpen) return <span aria-hidden />;
  const answering = say.isPending ? say.variables.answer : undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a row of buttons
    <div
      role="group"
      aria-label={t('sayGroup', { theirs: label ?? remoteId ?? '' })}
      className="flex flex-wrap gap-2 md:justify-end"
    >
      {match && (
        <Button size="small" isBusy={answering === 'same'} onClick={() => say.mutate({ answer: 'same' })}>
          {t('isSame')}
        </Button>
      )}
      {match && (
        <Button
          size="small"
          isBusy={answering === 'different'}
          onClick={() => say.mutate({ answer: 'different' })}
        >
          {t('isNew')}
        </Button>
      )}
      <Button size="small" look="quiet" onClick={onChoose}>
        {t('another')}
      </Button>
    </div>
  );
}

function Choose({ plan, row, onDone }: RowProps & { onDone(): void }) {
  const t = useMessages(matchMessages);
  const say = useSay(plan, row);
  const search = useOurs(plan, row);
  const theirs = row.label ?? row.remoteId ?? '';
  return (
    <div className="min-w-0 space-y-2">
      <Combo
        label={t('which', { theirs })}
        placeholder={t('search')}
        value={null}
        search={search}
        autoFocus
        onChange={(option) =>
          option && say.mutate({ answer: 'same', recordId: option.id }, { onSuccess: onDone })
        }
      />
      <Button size="small" look="quiet" isBusy={say.isPending} onClick={onDone}>
        {t('cancel')}
      </Button>
    </div>
  );
}
