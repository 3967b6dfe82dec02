import {
  buttonClasses,
  Drawer,
  Link,
  MeaningSign,
  SimpleTable,
  SkeletonLines,
  StatePill,
  useMessages,
} from '#ui';
import { Why } from './connection-notes';
import { FieldValue, named } from './field-value';
import { matchMessages } from './match-messages';
import { pageOf, useNames } from './names';
import type { Effect, Entry } from './plan-actions';
import { planMessages } from './plan-messages';
import { EFFECT_MEANINGS } from './states';

/** One record of a plan: what would become of it, why, and each field on both sides. */
export function PlanEntryDrawer({
  sequence,
  rows,
  theirSide,
  wordOf,
  onClose,
}: {
  sequence: string | undefined;
  rows: readonly Entry[] | undefined;
  theirSide: string;
  wordOf(effect: Effect): string;
  onClose(): void;
}) {
  const t = useMessages(planMessages);
  const names = useNames();
  if (!sequence) return null;
  const entry = rows?.find((one) => String(one.sequence) === sequence);
  const title = entry ? [names.entity(entry.entity), entry.label ?? entry.remoteId].join(' ') : t('entries');
  return (
    <Drawer isOpen isWide onClose={onClose} title={title}>
      {entry && <Detail entry={entry} theirSide={theirSide} word={wordOf(entry.effect)} />}
      {!entry && (rows ? <p className="text-soft">{t('entryGone')}</p> : <SkeletonLines count={6} />)}
    </Drawer>
  );
}

function Detail({ entry, theirSide, word }: { entry: Entry; theirSide: string; word: string }) {
  const t = useMessages(planMessages);
  const m = useMessages(matchMessages);
  const { entity, recordId, effect, isConflict, reason, match } = entry;
  const page = pageOf(entity, recordId);
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex flex-wrap gap-1">
          <StatePill meaning={EFFECT_MEANINGS[effect]}>{word}</StatePill>
          {isConflict && <StatePill meaning="attention">{t('toDecide')}</StatePill>}
        </span>
        {page && (
          <Link to={page} className={buttonClasses('secondary', 'small')}>
            {t('openRecord')}
          </Link>
        )}
      </div>
      {reason && <Why message={reason.message} fix={reason.fix} />}
      {isConflict && <p className="text-soft">{t('conflictText')}</p>}
      {match && (
        <p>
          {m('maybe', { ours: match.label })}{' '}
          <span className="tnum text-soft">({m('sureTo', { score: match.score })})</span>
        </p>
      )}
      <Fields entry={entry} theirSide={theirSide} />
    </div>
  );
}

function Fields({
  entry: { fields, names: records, effect },
  theirSide,
}: {
  entry: Entry;
  theirSide: string;
}) {
  const t = useMessages(planMessages);
  const names = useNames();
  if (fields.length === 0) return effect === 'skip' ? null : <p className="text-soft">{t('noFields')}</p>;
  const isNew = effect === 'create';
  const of = (value: unknown) => <FieldValue value={named(value, records)} />;
  return (
    <SimpleTable
      label={t('fields')}
      head={isNew ? [t('field'), t('stands')] : [t('field'), t('ours'), theirSide, t('stands')]}
      rows={fields.map(({ field, ours, theirs, stands, conflict }) => ({
        id: field,
        cells: [
          <span key="field">
            {names.field(field)}
            {conflict && (
              <span className="mt-0.5 flex items-start gap-1 text-attention text-sm">
                <MeaningSign meaning="attention" className="mt-0.5" />
                {t('conflict')}
              </span>
            )}
          </span>,
          ...(isNew ? [] : [of(ours), of(theirs)]),
          <strong key="stands" className="font-medium">
            {of(stands)}
          </strong>,
        ],
      }))}
    />
  );
}
