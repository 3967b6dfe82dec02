import { ShieldCheck } from 'lucide-react';
import { api, got, type schemas } from '#api-client';
import { Button, Id, MeaningSign, useMessages } from '#ui';
import { useWrite } from '../../app/queries';
import { auditMessages } from './audit-messages';

type Report = schemas['ChainReportView'];

/** Walks the whole chain when asked: every seal is computed again. */
export const useVerification = () =>
  useWrite<void, Report>({ send: () => got(api.GET('/api/v1/audit/verify')), refreshes: [] });

export type Verification = ReturnType<typeof useVerification>;

export function VerifyButton({ verification }: { verification: Verification }) {
  const t = useMessages(auditMessages);
  return (
    <Button icon={ShieldCheck} isBusy={verification.isPending} onClick={() => verification.mutate()}>
      {t('verify')}
    </Button>
  );
}

/** What the walk found, in words. */
export function ChainVerdict({ verification: { data, reset } }: { verification: Verification }) {
  const t = useMessages(auditMessages);
  if (!data) return null;
  const { intact, lines, headHash, firstBroken, fault } = data;
  return (
    <div
      role="status"
      className={`flex gap-3 rounded-lg border border-line p-4 ${intact ? 'bg-good-soft/60' : 'bg-blocked-soft/60'}`}
    >
      <MeaningSign meaning={intact ? 'good' : 'blocked'} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          {intact ? t('intactTitle', { count: lines }) : t('brokenTitle', { line: firstBroken ?? lines + 1 })}
        </p>
        <p className="text-soft">
          {intact ? t('intact') : `${t(`fault_${fault ?? 'altered'}`)} ${t('broken')}`}
        </p>
        {lines > 0 && (
          <p className="mt-1 flex min-w-0 flex-wrap items-baseline gap-x-2">
            <span className="shrink-0 text-soft text-sm">{t('lastSeal')}</span>
            <span className="min-w-0">
              <Id value={headHash} />
            </span>
          </p>
        )}
      </div>
      <Button look="quiet" size="small" onClick={reset}>
        {t('hide')}
      </Button>
    </div>
  );
}
