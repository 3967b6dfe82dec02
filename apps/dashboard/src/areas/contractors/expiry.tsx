import { type ReactNode, useCallback } from 'react';
import { Day, type Meaning, StatePill, useMessages } from '#ui';
import { useToday } from '../../app/today';
import { type ExpiryState, expiryOf, type Lasting } from './expiry-days';
import { expiryMessages } from './paper-messages';

export const EXPIRY_MEANINGS: Record<ExpiryState, Meaning> = {
  valid: 'good',
  expiring: 'attention',
  expired: 'blocked',
  'not-yet-valid': 'info',
};

/** How long something holds, in days. */
export function useExpiryText(): (lasting: Lasting, today: string) => string {
  const t = useMessages(expiryMessages);
  return useCallback(
    (lasting, today) => {
      const { state, days } = expiryOf(lasting, today);
      if (days === null) return t('endless');
      if (state === 'not-yet-valid') return t('begins', { count: days });
      if (state === 'expired') return t('expired', { count: -days });
      return days === 0 ? t('today') : t('expires', { count: days });
    },
    [t],
  );
}

/** The same with its sign. */
export function Expiry({ of }: { of: Lasting }) {
  const today = useToday();
  const text = useExpiryText();
  return <StatePill meaning={EXPIRY_MEANINGS[expiryOf(of, today).state]}>{text(of, today)}</StatePill>;
}

/** The day itself below what is said of it. */
export function LastDay({ expiresOn, children }: { expiresOn: string | null; children: ReactNode }) {
  return (
    <>
      {children}
      {expiresOn && (
        <span className="block text-soft text-sm">
          <Day value={expiresOn} />
        </span>
      )}
    </>
  );
}
