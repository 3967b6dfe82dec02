import { defineMessages } from '#ui';

/** What a rule would have found. */
export const testMessages = defineMessages({
  backTest: ['Back-test', 'Essayer'],
  backTestAll: ['Back-test all', 'Toutes les essayer'],
  again: ['Test again', 'Essayer de nouveau'],
  column: ['Last 90 days', '90 derniers jours'],
  title: ['What it would have found', 'Ce qu’elle aurait trouvé'],
  teach: [
    'Before you switch it on: see what it would have found on the invoices of the last 90 days. Nothing is changed.',
    'Avant de l’activer : voyez ce qu’elle aurait trouvé sur les factures des 90 derniers jours. Rien ne change.',
  ],
  running: ['Looking through the last 90 days …', 'Examen des 90 derniers jours …'],
  failed: ['Could not be tested', 'Essai impossible'],
  foundOf: ['{found} of {lookedAt}', '{found} sur {lookedAt}'],
  progress: ['Rules tested on the last 90 days', 'Règles essayées sur les 90 derniers jours'],
  period: ['{from} to {to}', 'Du {from} au {to}'],
  found: ['Found something on', 'A trouvé à redire sur'],
  ofLookedAt: [
    { one: 'of {count} invoice handed in', other: 'of {count} invoices handed in' },
    { one: 'sur {count} facture remise', other: 'sur {count} factures remises' },
  ],
  falseAlarm: ['Paid since', 'Payées depuis'],
  falseAlarmNote: ['probably false alarms', 'sans doute de fausses alertes'],
  real: ['Sent back or void', 'Retournées ou annulées'],
  realNote: ['it would have helped', 'elle aurait aidé'],
  otherLimits: [
    'Tested with other settings than those above.',
    'Essayée avec d’autres réglages que ceux ci-dessus.',
  ],
  advice_nothing: [
    'No invoice was handed in during these days, so this says nothing yet.',
    'Aucune facture n’a été remise ces jours-là : cela ne dit encore rien.',
  ],
  advice_notApplicable: [
    'None of these invoices has what this rule looks at.',
    'Aucune de ces factures n’a ce que cette règle regarde.',
  ],
  advice_quiet: [
    'It would have found nothing: switched on, it costs nobody any time.',
    'Elle n’aurait rien trouvé : activée, elle ne coûte de temps à personne.',
  ],
  advice_falseAlarms: [
    'Most were paid without complaint. Let it warn rather than block, or give it wider limits.',
    'La plupart ont été payées sans plainte. Qu’elle avertisse plutôt, ou élargissez ses limites.',
  ],
  advice_useful: [
    'More of them went wrong than were paid: it would have been worth having.',
    'Plus d’entre elles ont mal tourné que payées : elle aurait valu la peine.',
  ],
  advice_mixed: [
    'What became of most is not known yet. Look at a few before you decide.',
    'Le sort de la plupart n’est pas encore connu. Regardez-en quelques-unes avant de décider.',
  ],
  approvedBy: ['Approved at the time by', 'Approuvées à l’époque par'],
  byPerson: ['{name} ({count})', '{name} ({count})'],
  byNobody: ['nobody yet', 'personne encore'],
  hits: ['Invoices concerned', 'Factures concernées'],
  showAll: ['Show all {count}', 'Montrer les {count}'],
  onlyFirst: ['The first {count} of {found} are listed.', 'Les {count} premières sur {found} sont montrées.'],
});
