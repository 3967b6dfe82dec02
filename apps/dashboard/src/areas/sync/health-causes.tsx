import { Badge, Card, Link, MeaningSign, useMessages } from '#ui';
import type { Cause, Health } from './health-actions';
import { healthMessages } from './health-messages';
import { historyAddress, useNames } from './names';

/** Why writes do not go through: what is mended once for all that met it comes first. */
export function HealthCauses({ health: { causes, connectionId } }: { health: Health }) {
  const t = useMessages(healthMessages);
  return (
    <Card title={t('causes')} isFlush>
      {causes.length === 0 ? (
        <p className="p-4 text-soft">{t('noCauses')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {causes.map((cause) => (
            <CauseLine key={cause.cause} cause={cause} connectionId={connectionId} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function CauseLine({ cause: one, connectionId }: { cause: Cause; connectionId: string }) {
  const t = useMessages(healthMessages);
  const names = useNames();
  const name = useCauseName();
  const { cause, tries, waiting, message, fix, examples } = one;
  return (
    <li className="flex gap-2 px-4 py-3">
      <MeaningSign meaning={waiting > 0 ? 'blocked' : 'none'} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{name(cause)}</span>
          {waiting > 0 && <Badge meaning="blocked">{t('waitingNow', { count: waiting })}</Badge>}
          <span className="tnum text-faint text-sm">{t('thisWeek', { count: tries })}</span>
        </p>
        {message && <p className="break-words">{message}</p>}
        {fix && <p className="break-words text-soft">{fix}</p>}
        <p className="flex flex-wrap gap-x-3 text-sm">
          {examples.map(({ operationId, entity, recordId, label }) => (
            <Link
              key={operationId}
              to={historyAddress(connectionId, entity, recordId)}
              className="underline underline-offset-2 hover:text-ink"
            >
              {[names.entity(entity), label].filter(Boolean).join(' ')}
            </Link>
          ))}
        </p>
      </div>
    </li>
  );
}

/** A cause in words: `unmapped:item`, `validation:6240`, `closed-period`. */
function useCauseName(): (cause: string) => string {
  const t = useMessages(healthMessages);
  const names = useNames();
  return (cause) => {
    const [kind = '', detail] = cause.split(':');
    if (kind === 'unmapped') return t('unmappedCause', { kind: names.entity(detail ?? '') });
    const words = t(kind in healthMessages ? (kind as keyof typeof healthMessages) : 'unknown');
    return detail ? `${words} (${detail})` : words;
  };
}
