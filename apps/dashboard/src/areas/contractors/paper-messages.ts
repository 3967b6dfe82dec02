import { defineMessages } from '#ui';

/** Papers that allow somebody to work, and what is said of skills and people beside them. */
export const paperMessages = defineMessages({
  kind: ['Kind', 'Genre'],
  issuer: ['Issued by', 'Émise par'],
  number: ['Number', 'Numéro'],
  numberHint: [
    'Of the certificate or policy. A licence is renewed under the number it has.',
    'De l’attestation ou de la police. Un permis se renouvelle sous son numéro.',
  ],
  province: ['Province', 'Province'],
  everywhere: ['Everywhere', 'Partout'],
  coverage: ['Sum insured', 'Montant assuré'],
  validFrom: ['Holds from', 'En vigueur le'],
  expiresOn: ['Last day it holds', 'Dernier jour de validité'],
  expiresHint: ['Empty when it does not end.', 'Vide s’il n’y a pas d’échéance.'],
  state: ['State', 'État'],
  notes: ['Notes', 'Notes'],
  actions: ['Actions', 'Actions'],
  save: ['Save', 'Enregistrer'],
  edit: ['Edit {name}', 'Modifier {name}'],
  remove: ['Remove {name}', 'Retirer {name}'],
  renew: ['Renew', 'Renouveler'],
  saved: ['{name} saved', '{name} enregistré'],
  removed: ['{name} removed', '{name} retiré'],
  more: ['Show more', 'Afficher plus'],

  clearance: ['Clearance', 'Attestation'],
  clearances: ['Clearances', 'Attestations'],
  addClearance: ['Add a clearance', 'Ajouter une attestation'],
  renewClearance: ['Renew {name}', 'Renouveler {name}'],
  noClearances: ['No clearances kept', 'Aucune attestation au dossier'],
  noClearancesText: [
    'Add WSIB or WCB clearances, insurance and licences: you and the contractor are told 30, 14 and 3 days before one ends.',
    'Ajoutez attestations CNESST ou WSIB, assurances et permis : vous et le sous-traitant êtes avertis 30, 14 et 3 jours avant une échéance.',
  ],
  replaced: ['Replaced', 'Remplacée'],

  skills: ['Skills', 'Compétences'],
  skill: ['Skill', 'Compétence'],
  level: ['Level', 'Niveau'],
  certificate: ['Certificate', 'Certificat'],
  addSkill: ['Add a skill', 'Ajouter une compétence'],
  editSkill: ['Edit a skill', 'Modifier une compétence'],
  noSkills: ['No skills yet', 'Aucune compétence'],
  noSkillsText: [
    'What somebody can do, how well, and until when a certificate says so.',
    'Ce que la personne sait faire, à quel niveau, et jusqu’à quand un certificat l’atteste.',
  ],

  contacts: ['Contacts', 'Contacts'],
  name: ['Name', 'Nom'],
  role: ['Role', 'Rôle'],
  email: ['E-mail', 'Courriel'],
  phone: ['Phone', 'Téléphone'],
  primary: ['Main contact', 'Contact principal'],
  primaryHint: ['The first to call.', 'La première personne à appeler.'],
  addContact: ['Add a contact', 'Ajouter un contact'],
  editContact: ['Edit a contact', 'Modifier un contact'],
  noContacts: ['No contacts yet', 'Aucun contact'],
  noContactsText: [
    'Whom to call for the crew, for bills, and at night.',
    'Qui appeler pour l’équipe, pour les factures, et la nuit.',
  ],
});

export const clearanceKindMessages = defineMessages({
  wsib: ['WSIB clearance', 'Attestation WSIB'],
  wcb: ['WCB clearance', 'Attestation WCB'],
  'liability-insurance': ['Liability insurance', 'Assurance responsabilité'],
  'vehicle-insurance': ['Vehicle insurance', 'Assurance automobile'],
  licence: ['Licence', 'Permis'],
  'safety-training': ['Safety training', 'Formation en sécurité'],
  other: ['Other paper', 'Autre document'],
});

export const expiryMessages = defineMessages({
  endless: ['Does not expire', 'Sans échéance'],
  begins: [
    { one: 'Begins in {count} day', other: 'Begins in {count} days' },
    { one: 'Commence dans {count} jour', other: 'Commence dans {count} jours' },
  ],
  expires: [
    { one: 'Expires in {count} day', other: 'Expires in {count} days' },
    { one: 'Échoit dans {count} jour', other: 'Échoit dans {count} jours' },
  ],
  today: ['Expires today', 'Échoit aujourd’hui'],
  expired: [
    { one: 'Expired {count} day ago', other: 'Expired {count} days ago' },
    { one: 'Échue depuis {count} jour', other: 'Échue depuis {count} jours' },
  ],
});

/** Who needs a new paper, in the list of contractors. */
export const clearanceFilterMessages = defineMessages({
  clearances: ['Clearances', 'Attestations'],
  clearance: ['First to end', 'Première à échoir'],
  expiring: ['Ending within 30 days, or ended', 'À échoir d’ici 30 jours, ou échue'],
  expired: ['Ended', 'Échue'],
});
