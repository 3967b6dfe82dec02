import type { FindingSentences } from './finding.types.js';

const MOVED = [
  'Ask who moved the visit, and plan it anew if it was moved.',
  'Demandez qui a déplacé la visite, et replanifiez-la si elle l’a été.',
] as const;
const FORGOTTEN = [
  'Ask whether the timer was forgotten.',
  'Demandez si la minuterie a été oubliée.',
] as const;

/** What the rules say about when, where and for how much people worked. */
export const TIME_FINDINGS = {
  'time_overlap.passed': {
    says: ['No time overlaps another.', 'Aucun temps n’en chevauche un autre.'],
  },
  'time_overlap.overlaps': {
    says: [
      'The time of {day:day} overlaps another entry of the same person.',
      'Le temps du {day:day} chevauche une autre entrée de la même personne.',
    ],
    fix: ['Correct one of the two entries.', 'Corrigez l’une des deux entrées.'],
  },
  'time_too_long.passed': {
    says: [
      'No entry and no day is unusually long.',
      'Aucune entrée et aucune journée n’est anormalement longue.',
    ],
  },
  'time_too_long.forgotten': {
    says: [
      'The timer of {day:day} ran on for {hours:number} hours, longer than anybody stays.',
      'La minuterie du {day:day} a tourné {hours:number} heures, plus longtemps que personne ne reste.',
    ],
    fix: FORGOTTEN,
  },
  'time_too_long.entry': {
    says: [
      'The entry of {day:day} is {hours:number} hours long.',
      'L’entrée du {day:day} dure {hours:number} heures.',
    ],
    fix: FORGOTTEN,
  },
  'time_too_long.day': {
    says: [
      '{hours:number} hours are recorded for one person on {day:day}.',
      '{hours:number} heures sont inscrites pour une même personne le {day:day}.',
    ],
    fix: ['Look for time that was entered twice.', 'Cherchez du temps inscrit deux fois.'],
  },
  'within_schedule.passed': {
    says: ['The work was done when it was planned.', 'Le travail a été fait au moment prévu.'],
  },
  'within_schedule.early': {
    says: [
      'The work of {day:day} began {early:number} hours before the time planned for {visit}.',
      'Le travail du {day:day} a commencé {early:number} heures avant le moment prévu pour {visit}.',
    ],
    fix: MOVED,
  },
  'within_schedule.late': {
    says: [
      'The work of {day:day} ended {late:number} hours after the time planned for {visit}.',
      'Le travail du {day:day} a fini {late:number} heures après le moment prévu pour {visit}.',
    ],
    fix: MOVED,
  },
  'within_schedule.early_and_late': {
    says: [
      'The work of {day:day} began {early:number} hours before and ended {late:number} hours after the time planned for {visit}.',
      'Le travail du {day:day} a commencé {early:number} heures avant et fini {late:number} heures après le moment prévu pour {visit}.',
    ],
    fix: MOVED,
  },
  'within_geofence.passed': {
    says: ['Whoever punched was on the site.', 'Qui a pointé était sur place.'],
  },
  'within_geofence.outside': {
    says: [
      'The time of {day:day} was punched at least {metres:number} m outside the site of {visit}.',
      'Le temps du {day:day} a été pointé à au moins {metres:number} m hors du chantier de {visit}.',
    ],
    fix: ['Ask where the work was done.', 'Demandez où le travail a été fait.'],
  },
  'rate_matches_card.passed': {
    says: ['The rates are those in force on the day.', 'Les taux sont ceux en vigueur ce jour-là.'],
  },
  'rate_matches_card.other': {
    says: [
      'The time of {day:day} is charged at {used:amount}, the card says {card:amount} ({reason}).',
      'Le temps du {day:day} est facturé à {used:amount}; la grille tarifaire dit {card:amount}.',
    ],
    fix: ['Correct the rate, or the rate card.', 'Corrigez le taux, ou la grille tarifaire.'],
  },
} as const satisfies Record<string, FindingSentences>;
