import { defineMessages } from '#ui';

export const messages = defineMessages({
  title: ['Contractors', 'Sous-traitants'],
  add: ['New contractor', 'Nouveau sous-traitant'],
  edit: ['Edit', 'Modifier'],
  editTitle: ['Edit {name}', 'Modifier {name}'],
  addTitle: ['New contractor', 'Nouveau sous-traitant'],
  name: ['Name', 'Nom'],
  displayName: ['Name on lists and bills', 'Nom sur les listes et factures'],
  email: ['E-mail', 'Courriel'],
  phone: ['Phone', 'Téléphone'],
  kind: ['Kind', 'Genre'],
  contractor: ['Contractor', 'Sous-traitant'],
  supplier: ['Supplier', 'Fournisseur'],
  state: ['State', 'État'],
  currency: ['Currency', 'Devise'],
  terms: ['Payment terms', 'Conditions de paiement'],
  noTerms: ['None', 'Aucune'],
  notes: ['Notes', 'Notes'],
  notesHint: [
    'For your team only; never sent to the books.',
    'Pour votre équipe; jamais envoyé à la comptabilité.',
  ],
  address: ['Mailing address', 'Adresse postale'],
  homeBase: ['Home base', 'Point de départ'],
  road: ['In the field', 'Sur le terrain'],
  vehicle: ['Vehicle', 'Véhicule'],
  vehiclePlate: ['Plate', 'Plaque'],
  skillTier: ['Level for rates', 'Niveau pour les taux'],
  language: ['Writes and reads', 'Langue'],
  en: ['English', 'Anglais'],
  fr: ['French', 'Français'],
  details: ['Details', 'Détails'],
  save: ['Save', 'Enregistrer'],
  saved: ['{name} saved', '{name} enregistré'],
  emptyTitle: ['No contractors yet', 'Aucun sous-traitant pour l’instant'],
  empty: [
    'Connect QuickBooks and your vendors come by themselves, or add the first one here.',
    'Branchez QuickBooks et vos fournisseurs arrivent d’eux-mêmes, ou ajoutez le premier ici.',
  ],
  noneTitle: ['No contractor fits', 'Aucun sous-traitant ne correspond'],

  work: ['Work', 'Travail'],
  bills: ['Bills', 'Factures reçues'],
  skills: ['Skills', 'Compétences'],
  clearances: ['Clearances', 'Attestations'],
  contacts: ['Contacts', 'Contacts'],
  rates: ['Rates', 'Taux'],
  tax: ['Tax identity', 'Identité fiscale'],
  views: ['Who looked', 'Consultations'],

  thisWeek: ['This week', 'Cette semaine'],
  ofWhichApproved: ['{hours} approved', '{hours} approuvées'],
  waitingTime: ['Waits for approval', 'En attente d’approbation'],
  inWeeks: ['in {count} weeks', 'en {count} semaines'],
  nextClearance: ['Next clearance to end', 'Prochaine attestation à échoir'],
  noneEnds: ['None ends', 'Aucune échéance'],
  noneKept: ['None kept', 'Aucune au dossier'],
  since: ['since {time}', 'depuis {time}'],
});

export const levelMessages = defineMessages({
  helper: ['Helper', 'Aide'],
  apprentice: ['Apprentice', 'Apprenti'],
  journeyperson: ['Journeyperson', 'Compagnon'],
  master: ['Master', 'Maître'],
});

/** In the order of what they may do alone. */
export const LEVELS = ['helper', 'apprentice', 'journeyperson', 'master'] as const;
