import { DateTime, Id, Stat, useFormat, useMessages } from '#ui';
import type { Operation } from './actions';
import { recordMessages } from './record-messages';

/** The key figures of one record with one company's books. */
export function RecordFigures({ operations }: { operations: readonly Operation[] }) {
  const t = useMessages(recordMessages);
  const { quantity } = useFormat();
  const remoteId = operations.find((one) => one.remoteId)?.remoteId;
  const arrived = operations.find(({ confirmedAt }) => confirmedAt)?.confirmedAt;
  const tries = operations.reduce((sum, { attempts }) => sum + attempts, 0);
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Stat label={t('theirId')} value={remoteId ? <Id value={remoteId} /> : t('notThere')} />
      <Stat
        label={t('arrived')}
        value={
          <span className="max-sm:*:whitespace-normal max-sm:text-base">
            <DateTime value={arrived} />
          </span>
        }
      />
      <Stat label={t('sent')} value={quantity(String(operations.length))} />
      <Stat label={t('tries')} value={quantity(String(tries))} />
    </div>
  );
}
