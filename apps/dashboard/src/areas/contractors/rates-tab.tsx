import { BadgeDollarSign } from 'lucide-react';
import type { schemas } from '#api-client';
import { EmptyState, type Meaning, SimpleTable, StatePill, useFormat, useLanguage, useMessages } from '#ui';
import { Part } from '../../app/part';
import { useAll } from '../../app/queries';
import { useToday } from '../../app/today';
import { levelMessages } from './messages';
import { moneyMessages } from './work-messages';

type Card = schemas['RateCardAnswer'];

/** What her work costs, by cards of her own; without any, the general ones hold. */
export function RatesTab({ id }: { id: string }) {
  const t = useMessages(moneyMessages);
  const read = useAll('/api/v1/rate-cards', { contractorId: id });
  const forWhat = useForWhat();
  const value = useValue();
  const period = usePeriod();
  return (
    <Part read={read}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon={BadgeDollarSign} title={t('noRates')}>
            {t('noRatesText')}
          </EmptyState>
        ) : (
          <SimpleTable
            label={t('rates')}
            head={[t('card'), t('service'), t('valid'), t('state'), t('rate')]}
            figuresFrom={4}
            rows={items.map((card) => ({
              id: card.id,
              cells: [
                <span key="n" className="font-medium">
                  {card.name}
                </span>,
                forWhat(card),
                period(card),
                <CardState key="s" card={card} />,
                value(card),
              ],
            }))}
          />
        )
      }
    </Part>
  );
}

function stateOf({ active, validFrom, validTo }: Card, today: string): [keyof typeof moneyMessages, Meaning] {
  if (!active) return ['off', 'none'];
  if (validFrom > today) return ['later', 'info'];
  return validTo && validTo < today ? ['ended', 'none'] : ['inForce', 'good'];
}

function CardState({ card }: { card: Card }) {
  const t = useMessages(moneyMessages);
  const [word, meaning] = stateOf(card, useToday());
  return <StatePill meaning={meaning}>{t(word)}</StatePill>;
}

/** The work that a card prices: kind, level, region. */
function useForWhat(): (card: Card) => string {
  const t = useMessages(moneyMessages);
  const level = useMessages(levelMessages);
  const { language } = useLanguage();
  const { data } = useAll('/api/v1/service-types');
  return ({ serviceTypeId, skillTier, region }) => {
    const service = data?.items.find(({ id }) => id === serviceTypeId);
    const name = language === 'fr' ? (service?.nameFr ?? service?.name) : service?.name;
    const work = serviceTypeId ? (name ?? '…') : t('anyService');
    return [work, skillTier && level(skillTier), region].filter(Boolean).join(' · ');
  };
}

function useValue(): (card: Card) => string {
  const t = useMessages(moneyMessages);
  const { amount, quantity } = useFormat();
  return ({ method, value, currency, unitId }) => {
    if (method === 'percent') return t('onTop', { value: `${quantity(value)} %` });
    const written = t(unitId ? 'aUnit' : 'anHour', { value: amount(value, currency) });
    return method === 'amount' ? t('onTop', { value: written }) : written;
  };
}

function usePeriod(): (card: Card) => string {
  const t = useMessages(moneyMessages);
  const { day } = useFormat();
  return ({ validFrom, validTo }) =>
    validTo
      ? t('fromTo', { from: day(validFrom), to: day(validTo) })
      : t('fromDay', { from: day(validFrom) });
}
