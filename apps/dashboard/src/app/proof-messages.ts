import { defineMessages } from '#ui';

/** What a line of an invoice rests on. */
export const proofMessages = defineMessages({
  order: ['Order', 'Commande'],
  job: ['Job', 'Travail'],
  time: ['Time', 'Temps'],
  site: ['Place', 'Lieu'],
  rate: ['Rate', 'Taux'],
  receipt: ['Receipt', 'Reçu'],
  price: ['Price', 'Prix'],
  orderLine: ['{number}, line {line}', '{number}, ligne {line}'],
  samePrice: ['Same price', 'Même prix'],
  otherPrice: ['Other price', 'Autre prix'],
  done: [
    'done {completed} of {ordered}, billed {invoiced}',
    'fait {completed} de {ordered}, facturé {invoiced}',
  ],
  covered: ['Work is done', 'Travail fait'],
  tooMuch: ['More than done', 'Plus que fait'],
  hours: ['{hours} h', '{hours} h'],
  onSite: ['On site', 'Sur place'],
  offSite: ['Off site', 'Hors site'],
  distanceUnknown: [
    '{metres} m from the site, accuracy unknown',
    'à {metres} m du chantier, précision inconnue',
  ],
  distance: ['{metres} m from the site, ± {accuracy} m', 'à {metres} m du chantier, ± {accuracy} m'],
  noPlace: ['No position was recorded', 'Aucune position enregistrée'],
  card: ['Card says {rate}', 'La grille dit {rate}'],
  asAgreed: ['As agreed', 'Comme convenu'],
  notAsAgreed: ['Not as agreed', 'Autre que convenu'],
  noReceipt: ['No receipt', 'Sans reçu'],
  hasReceipt: ['Has a receipt', 'Avec reçu'],
  seeReceipt: ['See receipt', 'Voir le reçu'],
  nothing: ['Nothing recorded stands behind this line.', 'Rien d’enregistré ne soutient cette ligne.'],
});
