import { Problem, refusalOf, SkeletonLines } from '#ui';
import { Stale } from '../../app/stale';
import type { Connection } from './actions';
import { useHealth } from './health-actions';
import { HealthAlerts } from './health-alerts';
import { HealthCauses } from './health-causes';
import { HealthQuality, HealthRuns } from './health-quality';
import { HealthRates } from './health-rates';
import { HealthTiles } from './health-tiles';

/** How well one company's books are kept in step: what is wrong first, then the figures behind it. */
export function HealthTab({ connection }: { connection: Connection }) {
  const found = useHealth(connection.id);
  if (!found.data) {
    if (!found.error) return <SkeletonLines count={8} />;
    return <Problem problem={refusalOf(found.error)} onRetry={() => void found.refetch()} isInline />;
  }
  const health = found.data;
  return (
    <div className="space-y-4">
      <Stale read={found} />
      <HealthAlerts alerts={health.alerts} />
      <HealthTiles health={health} />
      <HealthRates health={health} />
      <HealthCauses health={health} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        <HealthQuality health={health} />
        <HealthRuns health={health} />
      </div>
    </div>
  );
}
