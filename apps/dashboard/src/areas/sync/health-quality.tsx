import { Card, Nothing, SimpleTable, TextLink, useFormat, useMessages } from '#ui';
import type { Health } from './health-actions';
import { healthMessages } from './health-messages';
import { messages } from './messages';
import { useNames } from './names';

const MINUTE_MS = 60_000;

/** How much of what belongs in the books is there; what is older than the other figures says so. */
export function HealthQuality({
  health: { quality, qualityMeasuredAt, measuredAt, connectionId },
}: {
  health: Health;
}) {
  const t = useMessages(healthMessages);
  const names = useNames();
  const { quantity, instant } = useFormat();
  const isOlder = Date.parse(measuredAt) - Date.parse(qualityMeasuredAt) > MINUTE_MS;
  const count = (value: number | null) => (value ? quantity(String(value)) : <Nothing />);
  const unmapped = (entity: string, value: number | null) =>
    value ? (
      <TextLink to={`/sync/mappings?connection=${connectionId}&entity=${entity}`}>
        {quantity(String(value))}
      </TextLink>
    ) : (
      <Nothing />
    );
  return (
    <Card title={t('quality')} isFlush>
      {quality.length === 0 ? (
        <p className="p-4 text-soft">{t('noQuality')}</p>
      ) : (
        <SimpleTable
          label={t('quality')}
          isFlush
          figuresFrom={1}
          head={[t('kind'), t('records'), t('linkedShare'), t('unmapped'), t('deletedThere'), t('orphans')]}
          rows={quality.map((one) => ({
            id: one.entity,
            cells: [
              names.entity(one.entity),
              quantity(String(one.records)),
              one.linkedPercent === null ? <Nothing key="linked" /> : `${quantity(one.linkedPercent)} %`,
              unmapped(one.entity, one.unmapped),
              count(one.deletedThere),
              count(one.orphans),
            ],
          }))}
        />
      )}
      {isOlder && (
        <p className="px-4 py-2 text-soft text-sm">{t('qualityOf', { at: instant(qualityMeasuredAt) })}</p>
      )}
    </Card>
  );
}

/** How long it takes to read the books, and how often it stops short. */
export function HealthRuns({ health: { runs } }: { health: Health }) {
  const t = useMessages(healthMessages);
  const words = useMessages(messages);
  const { quantity, span } = useFormat();
  const clock = (seconds: number | null) => (seconds === null ? <Nothing /> : span(seconds));
  return (
    <Card title={t('runs')} isFlush>
      {runs.length === 0 ? (
        <p className="p-4 text-soft">{t('noRuns')}</p>
      ) : (
        <SimpleTable
          label={t('runs')}
          isFlush
          figuresFrom={1}
          head={[t('kind'), t('succeeded'), t('failed'), t('half'), t('most')]}
          rows={runs.map(({ kind, succeeded, failed, p50Seconds, p95Seconds }) => ({
            id: kind,
            cells: [
              words(kind),
              quantity(String(succeeded)),
              failed > 0 ? quantity(String(failed)) : <Nothing key="failed" />,
              clock(p50Seconds),
              clock(p95Seconds),
            ],
          }))}
        />
      )}
    </Card>
  );
}
