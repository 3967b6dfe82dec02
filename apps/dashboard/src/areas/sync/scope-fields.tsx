import type { schemas } from '#api-client';
import { DayField, defineMessages, SelectField, useMessages } from '#ui';
import type { Connection } from './actions';

type Directions = Required<schemas['DirectionsBody']>;
type Direction = Directions[keyof Directions];

/** What a connection carries, as it stands in a form. */
export interface Scope {
  directions: Directions;
  /** Empty: from the beginning. */
  startDate: string;
}

const messages = defineMessages({
  title: ['What goes which way', 'Ce qui circule, et dans quel sens'],
  text: [
    'Customers, suppliers, items, invoices, bills, payments and credits go both ways in any case: documents name them, and balances rest on them.',
    'Clients, fournisseurs, articles, factures, paiements et crédits circulent toujours dans les deux sens : les documents les nomment et les soldes en dépendent.',
  ],
  estimate: ['Orders of customers', 'Commandes des clients'],
  estimateHint: ['Estimates in the books.', 'Des devis dans la comptabilité.'],
  'purchase-order': ['Orders to suppliers', 'Commandes aux fournisseurs'],
  'purchase-orderHint': ['Purchase orders in the books.', 'Des bons de commande dans la comptabilité.'],
  'time-activity': ['Approved time', 'Temps approuvé'],
  'time-activityHint': ['Time activities in the books.', 'Des activités de temps dans la comptabilité.'],
  both: ['Both ways', 'Dans les deux sens'],
  'from-books': ['Only from the books', 'De la comptabilité seulement'],
  'to-books': ['Only to the books', 'Vers la comptabilité seulement'],
  off: ['Neither way', 'Dans aucun sens'],
  startDate: ['Orders and time from this day on', 'Commandes et temps à partir de ce jour'],
  startDateHint: [
    'Orders that ended before it, and older time, stay in the books only; open orders come in any case. Empty: all of them. Invoices and payments always come from the beginning.',
    'Les commandes terminées avant, et le temps plus ancien, restent dans la comptabilité; les commandes ouvertes viennent toujours. Vide : tout. Factures et paiements viennent toujours depuis le début.',
  ],
  later: [
    'What is fetched again later is then read from its beginning. What was approved here meanwhile stays here; an order can be sent by hand.',
    'Ce qui est repris plus tard est alors relu depuis le début. Ce qui a été approuvé entre-temps reste ici; une commande s’envoie à la main.',
  ],
});

const KINDS = [
  'estimate',
  'purchase-order',
  'time-activity',
] as const satisfies readonly (keyof Directions)[];
const WAYS = ['both', 'from-books', 'to-books', 'off'] as const satisfies readonly Direction[];

export function scopeOf({ settings }: Connection): Scope {
  const chosen = settings.directions as Partial<Directions> | undefined;
  return {
    directions: { estimate: 'both', 'purchase-order': 'both', 'time-activity': 'both', ...chosen },
    startDate: (settings.startDate as string | null | undefined) ?? '',
  };
}

/** The same as the API takes it. */
export function scopeBody({ directions, startDate }: Scope) {
  return { directions, startDate: startDate || null };
}

/** Which way each kind of records goes that a company can do without, and from when. */
export function ScopeFields() {
  const t = useMessages(messages);
  const choices = WAYS.map((way) => [way, t(way)] as const);
  return (
    <fieldset className="space-y-4 border-line border-t border-b py-4">
      <legend className="sr-only">{t('title')}</legend>
      <p className="font-semibold" aria-hidden>
        {t('title')}
      </p>
      <p className="text-soft text-sm">{t('text')}</p>
      {KINDS.map((kind) => (
        <SelectField
          key={kind}
          name={`directions.${kind}`}
          label={t(kind)}
          hint={t(`${kind}Hint`)}
          choices={choices}
        />
      ))}
      <p className="text-soft text-sm">{t('later')}</p>
      <DayField name="startDate" label={t('startDate')} hint={t('startDateHint')} />
    </fieldset>
  );
}

/** In words, the kinds that do not go both ways; nothing where all do. */
export function useOneSided() {
  const t = useMessages(messages);
  return (connection: Connection): string[] => {
    const { directions } = scopeOf(connection);
    return KINDS.filter((kind) => directions[kind] !== 'both').map(
      (kind) => `${t(kind)}: ${t(directions[kind])}`,
    );
  };
}
