import { useState } from 'react';
import { Badge, Button, classes, MeaningSign, StatePill, TextLink, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { type MappedEntity, type MappedRow, useChoose, useForget, waitingOthers } from './mapping-actions';
import { useFacts, useUses } from './mapping-facts';
import { mappingMessages } from './mapping-messages';
import { historyAddress, useNames } from './names';
import { PartnerChoice } from './partner-choice';

interface RowProps {
  connectionId: string;
  entity: MappedEntity;
  row: MappedRow;
  isCurrent: boolean;
}

const STATES = {
  linked: ['good', 'stateLinked'],
  chosen: ['info', 'stateChosen'],
  unmatched: ['attention', 'stateUnmatched'],
} as const;

/** One entry of ours: what it is and who uses it, what waits for it, and what it is in the books. */
export function MappingRow({ attach, ...props }: RowProps & { attach(node: HTMLElement | null): void }) {
  const { row, isCurrent } = props;
  const isUnmatched = row.state === 'unmatched';
  return (
    <li
      ref={attach}
      aria-current={isCurrent || undefined}
      className={classes(
        'grid items-start gap-x-6 gap-y-3 px-4 py-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_minmax(0,1fr)]',
        isCurrent && 'bg-hover shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <Ours {...props} />
      <Waiting {...props} />
      {isUnmatched ? <Unmatched {...props} /> : <Matched {...props} />}
    </li>
  );
}

function Ours({ entity, row }: RowProps) {
  const t = useMessages(mappingMessages);
  const facts = useFacts();
  const uses = useUses();
  const [meaning, state] = STATES[row.state];
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-0 break-words font-medium">{row.label}</span>
        <StatePill meaning={meaning}>{t(state)}</StatePill>
        {!row.active && <Badge>{t('inactive')}</Badge>}
      </div>
      <p className="tnum break-words text-faint text-sm">{facts(entity, row)}</p>
      <p className="tnum text-soft text-sm">{uses(row) || t('notUsed')}</p>
    </div>
  );
}

/** The parked writes by name: each leads to its history. */
function Waiting({ connectionId, entity, row }: RowProps) {
  const t = useMessages(mappingMessages);
  const names = useNames();
  const others = waitingOthers(row);
  const own = row.waiting.find(({ recordId }) => recordId === row.recordId);
  if (row.waiting.length === 0) {
    const goes = row.state === 'unmatched' && entity === 'item';
    return goes ? <p className="text-faint text-sm">{t('goesByItself')}</p> : <span aria-hidden />;
  }
  return (
    <div className="min-w-0 space-y-1.5">
      {others.length > 0 && (
        <div className="flex gap-2">
          <MeaningSign meaning="blocked" className="mt-0.5" />
          <div className="min-w-0">
            <p className="font-medium">{t('waitsOne', { count: others.length })}</p>
            <ul className="flex flex-wrap gap-x-3">
              {others.map((write) => (
                <li key={write.operationId} className="break-words">
                  <TextLink to={historyAddress(connectionId, write.entity, write.recordId)}>
                    {[names.entity(write.entity), write.label].filter(Boolean).join(' ')}
                  </TextLink>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {own && (
        <p className="break-words text-soft text-sm">
          {t('refusedThere')} {own.message}
        </p>
      )}
    </div>
  );
}

function Unmatched(props: RowProps) {
  const mayMap = useMay('integrations.map');
  return mayMap ? <PartnerChoice {...props} /> : <span aria-hidden />;
}

function Matched(props: RowProps) {
  const { connectionId, entity, row } = props;
  const t = useMessages(mappingMessages);
  const mayMap = useMay('integrations.map');
  const [isChanging, setChanging] = useState(false);
  const choose = useChoose(connectionId, entity, row);
  const forget = useForget(connectionId, entity, row);
  const waits = waitingOthers(row).length;
  if (isChanging) return <PartnerChoice {...props} onDone={() => setChanging(false)} />;
  return (
    <div className="min-w-0 space-y-2">
      <p className="break-words">{t('inBooks', { name: row.partnerLabel ?? row.remoteId ?? '' })}</p>
      {mayMap && row.state === 'chosen' && (
        <div className="flex flex-wrap gap-2" data-no-print>
          {waits > 0 && (
            <Button
              size="small"
              isBusy={choose.isPending}
              onClick={() => choose.mutate({ remoteId: row.remoteId ?? '', retry: true })}
            >
              {t('retryWaited', { count: waits })}
            </Button>
          )}
          <Button size="small" onClick={() => setChanging(true)}>
            {t('change')}
          </Button>
          <Button size="small" look="quiet" isBusy={forget.isPending} onClick={() => forget.mutate()}>
            {t('takeBack')}
          </Button>
        </div>
      )}
    </div>
  );
}
