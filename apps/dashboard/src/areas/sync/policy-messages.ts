import { defineMessages } from '#ui';

export const policyMessages = defineMessages({
  title: ['Who wins', 'Qui l’emporte'],
  back: ['Sync', 'Synchro'],
  intro: [
    'A field that only one side changed always follows that side. Here you say what holds where both sides changed one to different values. What the books compute is theirs, internal notes are ours, whatever is chosen.',
    'Un champ modifié d’un seul côté suit toujours ce côté. Dites ici ce qui vaut quand les deux côtés l’ont changé différemment. Ce que la comptabilité calcule est à elle, les notes internes sont à nous, quel que soit le choix.',
  ],
  rule: ['Where both changed it', 'Si les deux l’ont changé'],
  ask: ['Ask a person', 'Demander à quelqu’un'],
  remote: ['The books win', 'La comptabilité l’emporte'],
  local: ['InvoicePatch wins', 'InvoicePatch l’emporte'],
  newest: ['The later change wins', 'Le changement le plus récent l’emporte'],
  since: ['since', 'depuis'],
  set: ['Holds from the next sync on', 'Vaut dès la prochaine synchro'],
  askedAgain: ['A person is asked again', 'La question sera de nouveau posée'],
  ruleOf: ['{record}, {field}', '{record}, {field}'],
});
