import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useLanguage } from '../i18n/language';
import {
  formatAmount,
  formatDay,
  formatInstant,
  formatPrice,
  formatQuantity,
  formatRelative,
  formatSpan,
  type InstantStyle,
} from './format';

const ZoneContext = createContext('America/Toronto');

/** The organization's time zone, for every instant below. */
export function ZoneProvider({ zone, children }: { zone: string; children: ReactNode }) {
  return <ZoneContext value={zone}>{children}</ZoneContext>;
}

/** Writes amounts and times in the language of the person and the zone of the organization, where a component does not fit. */
export function useFormat() {
  const { locale } = useLanguage();
  const zone = useContext(ZoneContext);
  return useMemo(
    () => ({
      locale,
      zone,
      amount: (amount: string, currency?: string) => formatAmount(amount, locale, currency),
      quantity: (quantity: string) => formatQuantity(quantity, locale),
      price: (price: string) => formatPrice(price, locale),
      day: (day: string) => formatDay(day, locale),
      instant: (instant: string, style?: InstantStyle) => formatInstant(instant, locale, zone, style),
      span: (seconds: number) => formatSpan(seconds, locale),
      relative: (instant: string, now = new Date()) => formatRelative(instant, now, locale),
    }),
    [locale, zone],
  );
}
