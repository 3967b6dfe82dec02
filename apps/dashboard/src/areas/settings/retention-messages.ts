import { defineMessages } from '#ui';

export const retentionMessages = defineMessages({
  title: ['How long things are kept', 'Durée de conservation'],
  lead: [
    'What is older is deleted in the night, and the audit log says how much. Invoices, time and the books are not meant here.',
    'Ce qui est plus vieux est supprimé la nuit, et le journal d’audit dit combien. Les factures, le temps et la comptabilité ne sont pas visés.',
  ],
  edit: ['Edit', 'Modifier'],
  save: ['Save', 'Enregistrer'],
  saved: ['Saved; it counts from the next night on', 'Enregistré; cela compte dès la prochaine nuit'],
  days: [
    { one: '{count} day', other: '{count} days' },
    { one: '{count} jour', other: '{count} jours' },
  ],
  between: ['{least} to {most} days; usually {usual}.', 'De {least} à {most} jours; d’ordinaire {usual}.'],
});

/** What is kept, by the API's names. */
export const keptMessages = defineMessages({
  'inbound-notices': ['Orders as other systems sent them', 'Ordres tels que reçus d’autres systèmes'],
  'location-points': ['Places on the way', 'Positions en route'],
  'location-punches': ['Places of clocking in and out', 'Positions des pointages'],
  'location-views': ['Who looked at the map', 'Qui a consulté la carte'],
  notifications: ['Notifications of people', 'Avis des personnes'],
  reconciliations: ['Reconciliations', 'Rapprochements'],
  'sync-changes': ['What syncs changed', 'Ce que les synchronisations ont changé'],
  'sync-plans': ['Plans of syncs', 'Plans de synchronisation'],
  'sync-rollbacks': ['What was undone', 'Ce qui a été annulé'],
  'webhook-deliveries': ['Messages to programs and channels', 'Messages aux programmes et canaux'],
  'work-order-confirmations': ['Confirmations to other systems', 'Confirmations à d’autres systèmes'],
});
