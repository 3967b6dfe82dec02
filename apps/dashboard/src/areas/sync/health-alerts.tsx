import { BellOff, Check } from 'lucide-react';
import {
  Ago,
  Button,
  Card,
  type Meaning,
  MeaningSign,
  Menu,
  MenuItem,
  StatePill,
  useFormat,
  useMessages,
} from '#ui';
import { useMay } from '../../app/me';
import { type Alert, useAlertWrites } from './health-actions';
import { healthMessages } from './health-messages';

const MEANINGS: Record<Alert['status'], Meaning> = {
  open: 'attention',
  escalated: 'blocked',
  acknowledged: 'info',
  resolved: 'good',
};

/** What is wrong and not over, and who looks after it. */
export function HealthAlerts({ alerts }: { alerts: readonly Alert[] }) {
  const t = useMessages(healthMessages);
  if (alerts.length === 0) return null;
  return (
    <Card title={t('alerts')} isFlush>
      <ul className="divide-y divide-line">
        {alerts.map((alert) => (
          <AlertLine key={alert.id} alert={alert} />
        ))}
      </ul>
    </Card>
  );
}

function AlertLine({ alert }: { alert: Alert }) {
  const t = useMessages(healthMessages);
  const { instant } = useFormat();
  const { kind, status, failures, since, message, until, openedAt, silencedUntil } = alert;
  const isSilent = silencedUntil !== null && new Date(silencedUntil) > new Date();
  const facts = [
    failures !== null && t('failures', { count: failures }),
    since !== null && t('since', { at: instant(since) }),
    until !== null && t('endsAt', { at: instant(until) }),
    isSilent && t('silencedUntil', { at: instant(silencedUntil) }),
  ].filter(Boolean);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="flex min-w-0 flex-[1_1_18rem] gap-2">
        <MeaningSign meaning={MEANINGS[status]} className="mt-0.5" />
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium">{t(kind)}</span>
            <StatePill meaning={MEANINGS[status]}>{t(status)}</StatePill>
          </p>
          {facts.length > 0 && <p className="tnum text-soft">{facts.join(' · ')}</p>}
          {message && <p className="break-words text-soft">{message}</p>}
          <p className="text-faint text-sm">
            {t('opened')} <Ago value={openedAt} />
          </p>
        </div>
      </div>
      <Steps alert={alert} isSilent={isSilent} />
    </li>
  );
}

function Steps({ alert, isSilent }: { alert: Alert; isSilent: boolean }) {
  const t = useMessages(healthMessages);
  const may = useMay('integrations.sync');
  const { takeUp, silence, endSilence } = useAlertWrites(alert);
  if (!may) return null;
  return (
    <span className="flex flex-wrap gap-2" data-no-print>
      {(alert.status === 'open' || alert.status === 'escalated') && (
        <Button size="small" icon={Check} isBusy={takeUp.isPending} onClick={() => takeUp.mutate()}>
          {t('takeUp')}
        </Button>
      )}
      {isSilent ? (
        <Button size="small" isBusy={endSilence.isPending} onClick={() => endSilence.mutate()}>
          {t('endSilence')}
        </Button>
      ) : (
        <Menu
          trigger={
            <Button size="small" icon={BellOff} isBusy={silence.isPending}>
              {t('silence')}
            </Button>
          }
        >
          <MenuItem onSelect={() => silence.mutate(1)}>{t('silenceHour')}</MenuItem>
          <MenuItem onSelect={() => silence.mutate(24)}>{t('silenceDay')}</MenuItem>
          <MenuItem onSelect={() => silence.mutate(7 * 24)}>{t('silenceWeek')}</MenuItem>
        </Menu>
      )}
    </span>
  );
}
