import { useState } from 'react';
import { Button, Combo, type Option, useMessages, useShortcuts } from '#ui';
import {
  type MappedEntity,
  type MappedRow,
  useCandidates,
  useChoose,
  waitingOthers,
} from './mapping-actions';
import { mappingMessages } from './mapping-messages';

/** In the row itself: what the books call it, with what we think is meant, and one press that saves and sends. */
export function PartnerChoice({
  connectionId,
  entity,
  row,
  isCurrent,
  onDone,
}: {
  connectionId: string;
  entity: MappedEntity;
  row: MappedRow;
  /** The keys act on it. */
  isCurrent: boolean;
  /** With it there is a way out without choosing. */
  onDone?: () => void;
}) {
  const t = useMessages(mappingMessages);
  const search = useCandidates(connectionId, entity, row.recordId);
  const choose = useChoose(connectionId, entity, row);
  const { suggestion } = row;
  const [option, setOption] = useState<Option | null>(
    suggestion && { id: suggestion.remoteId, label: suggestion.label },
  );
  const waits = waitingOthers(row).length;
  const save = () => {
    if (option) choose.mutate({ remoteId: option.id, retry: waits > 0 }, { onSuccess: onDone });
  };
  useShortcuts(isCurrent && option ? [{ keys: 'A', label: t('keyAccept'), run: save }] : []);
  return (
    <div className="min-w-0 space-y-2">
      <Combo
        label={t('sentAs', { name: row.label })}
        placeholder={t('choose')}
        value={option}
        onChange={setOption}
        search={search}
        hint={suggestion && option?.id === suggestion.remoteId ? <Suggested row={row} /> : undefined}
      />
      <div className="flex flex-wrap gap-2">
        <Button isBusy={choose.isPending} disabled={!option} onClick={save}>
          {waits > 0 ? t('saveAndRetry', { count: waits }) : t('save')}
        </Button>
        {onDone && (
          <Button look="quiet" onClick={onDone}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Suggested({ row: { suggestion } }: { row: MappedRow }) {
  const t = useMessages(mappingMessages);
  if (!suggestion) return null;
  const reasons = suggestion.reasons as unknown as readonly Reason[];
  return t('suggested', { reasons: reasons.map((one) => t(one)).join(', '), score: suggestion.score });
}

type Reason = 'same-name' | 'same-code' | 'same-figure' | 'similar-name' | 'same-kind';
