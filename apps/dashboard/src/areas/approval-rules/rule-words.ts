import type { Bilingual } from '#ui';

/** What a rule is about, to find it by. */
export type Topic = 'document' | 'work' | 'time' | 'expenses' | 'books';
export const TOPICS: readonly Topic[] = ['document', 'work', 'time', 'expenses', 'books'];

/** The unit of a limit; `money` is the organization's currency. */
export type Unit = 'h' | 'min' | 'm' | '%' | 'money' | '';

export interface RuleWords {
  topic: Topic;
  title: Bilingual;
  finds: Bilingual;
  limits?: Readonly<Record<string, { label: Bilingual; unit: Unit }>>;
}

/** The rules as people say them, in both languages. One that is not listed is called as the API calls it. */
export const RULE_WORDS: Readonly<Record<string, RuleWords>> = {
  total_matches_lines: {
    topic: 'document',
    title: ['The figures add up', 'Les chiffres concordent'],
    finds: ['Totals that are not the sum of their lines.', 'Des totaux qui ne sont pas la somme des lignes.'],
  },
  tax_code_present: {
    topic: 'document',
    title: ['Every line is taxed or exempt', 'Chaque ligne est taxée ou exonérée'],
    finds: ['Lines without a tax code.', 'Des lignes sans code de taxe.'],
  },
  tax_code_lawful: {
    topic: 'document',
    title: ['Every line is taxed as the law says', 'Chaque ligne est taxée selon la loi'],
    finds: [
      'Another tax than the one due where and when the work was done.',
      'Une autre taxe que celle due au lieu et au jour du travail.',
    ],
  },
  item_present: {
    topic: 'document',
    title: ['Every line names what was sold', 'Chaque ligne nomme ce qui est vendu'],
    finds: ['Lines without an item.', 'Des lignes sans article.'],
  },
  party_active: {
    topic: 'document',
    title: ['The customer or contractor is active', 'Le client ou sous-traitant est actif'],
    finds: ['Somebody who is gone or switched off.', 'Quelqu’un de parti ou désactivé.'],
  },
  currency_matches: {
    topic: 'document',
    title: ['The currency is the one agreed', 'La devise est celle convenue'],
    finds: ['Another currency than the agreed one.', 'Une autre devise que celle convenue.'],
  },
  quantity_completed: {
    topic: 'work',
    title: ['Only finished work is billed', 'Seul le travail fini est facturé'],
    finds: ['More invoiced than was done or shipped.', 'Plus facturé que fait ou expédié.'],
  },
  not_duplicate: {
    topic: 'work',
    title: ['Nothing is billed twice', 'Rien n’est facturé deux fois'],
    finds: ['The same number, hours or work again.', 'Le même numéro, temps ou travail à nouveau.'],
  },
  job_open: {
    topic: 'work',
    title: ['The jobs are known and may be billed', 'Les travaux sont connus et facturables'],
    finds: ['Jobs that are unknown, cancelled or on hold.', 'Des travaux inconnus, annulés ou suspendus.'],
  },
  within_budget: {
    topic: 'work',
    title: ['The job stays within its budget', 'Le travail respecte son budget'],
    finds: ['More billed on a job than was agreed.', 'Plus facturé sur un travail que convenu.'],
    limits: { tolerancePercent: { label: ['Above the budget', 'Au-delà du budget'], unit: '%' } },
  },
  order_open: {
    topic: 'work',
    title: ['The purchase order is open', 'La commande est ouverte'],
    finds: [
      'Orders that are unknown, cancelled or not approved.',
      'Des commandes inconnues, annulées ou non approuvées.',
    ],
  },
  within_order: {
    topic: 'work',
    title: [
      'No more is billed than was ordered and received',
      'Rien n’est facturé au-delà du commandé et du reçu',
    ],
    finds: ['More billed than the order has left.', 'Plus facturé qu’il ne reste sur la commande.'],
  },
  time_overlap: {
    topic: 'time',
    title: ['Nobody works twice at a time', 'Personne ne travaille deux fois à la fois'],
    finds: ['Hours of one person that overlap.', 'Des heures d’une personne qui se chevauchent.'],
  },
  time_too_long: {
    topic: 'time',
    title: ['No entry is too long', 'Aucune entrée n’est trop longue'],
    finds: ['Forgotten timers and days that are too long.', 'Minuteries oubliées et journées trop longues.'],
    limits: {
      maxHours: { label: ['One entry', 'Une entrée'], unit: 'h' },
      maxHoursPerDay: { label: ['One day', 'Une journée'], unit: 'h' },
    },
  },
  within_schedule: {
    topic: 'time',
    title: ['The work was done when it was planned', 'Le travail a été fait au moment prévu'],
    finds: ['Work before or after its planned visit.', 'Du travail avant ou après la visite prévue.'],
    limits: { toleranceMinutes: { label: ['Before or after', 'Avant ou après'], unit: 'min' } },
  },
  within_geofence: {
    topic: 'time',
    title: ['The work was done on the site', 'Le travail a été fait sur place'],
    finds: ['Clocking in or out away from the site.', 'Des pointages loin du chantier.'],
    limits: { toleranceMeters: { label: ['Outside the site', 'Hors du chantier'], unit: 'm' } },
  },
  rate_matches_card: {
    topic: 'time',
    title: ['The rate is the one agreed', 'Le taux est celui convenu'],
    finds: ['Another rate than the card of that day.', 'Un autre taux que la grille de ce jour.'],
    limits: { tolerance: { label: ['Difference per hour', 'Écart par heure'], unit: 'money' } },
  },
  expense_has_receipt: {
    topic: 'expenses',
    title: ['Expenses have a receipt', 'Les dépenses ont un reçu'],
    finds: ['Expenses without a receipt.', 'Des dépenses sans reçu.'],
    limits: { fromAmount: { label: ['Needed from', 'Requis à partir de'], unit: 'money' } },
  },
  expense_within_policy: {
    topic: 'expenses',
    title: ['Expenses keep to the policy', 'Les dépenses respectent la politique'],
    finds: ['Expenses above the policy.', 'Des dépenses au-delà de la politique.'],
    limits: { maxAmount: { label: ['One expense', 'Une dépense'], unit: 'money' } },
  },
  expense_tax_correct: {
    topic: 'expenses',
    title: ['The tax on expenses is right', 'La taxe des dépenses est juste'],
    finds: ['Tax on a receipt that no law asks for.', 'Une taxe qu’aucune loi ne demande.'],
    limits: { tolerance: { label: ['Difference', 'Écart'], unit: 'money' } },
  },
  receipt_not_duplicate: {
    topic: 'expenses',
    title: ['No receipt is used twice', 'Aucun reçu ne sert deux fois'],
    finds: ['The same picture, or vendor, day and amount.', 'La même image, ou vendeur, jour et montant.'],
  },
  clearance_valid: {
    topic: 'books',
    title: ['The contractor’s clearances are valid', 'Les attestations du sous-traitant sont valides'],
    finds: ['A clearance that has run out.', 'Une attestation échue.'],
  },
  mapping_present: {
    topic: 'books',
    title: ['The books know everything on it', 'La comptabilité connaît tout ce qu’elle porte'],
    finds: ['What has no partner in the books.', 'Ce qui n’a pas de pendant en comptabilité.'],
  },
  total_as_predicted: {
    topic: 'books',
    title: ['The books will compute the same total', 'La comptabilité calculera le même total'],
    finds: ['Another total than the books will have.', 'Un autre total que celui de la comptabilité.'],
    limits: { tolerance: { label: ['Difference', 'Écart'], unit: 'money' } },
  },
  period_open: {
    topic: 'books',
    title: ['The period is open', 'La période est ouverte'],
    finds: ['A day in a closed period.', 'Un jour d’une période fermée.'],
  },
  usual_amounts: {
    topic: 'books',
    title: ['The amounts are the usual ones', 'Les montants sont habituels'],
    finds: [
      'Amounts unlike those of the party, the job or the person so far.',
      'Des montants différents de ceux de la partie, du travail ou de la personne.',
    ],
    limits: {
      threshold: { label: ['Usual deviations', 'Écarts habituels'], unit: '' },
      minimumHistory: { label: ['Earlier documents', 'Documents antérieurs'], unit: '' },
    },
  },
};
