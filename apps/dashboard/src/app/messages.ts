import { defineMessages } from '#ui';

export const messages = defineMessages({
  signIn: ['Sign in', 'Se connecter'],
  signInLead: [
    'Purchase orders become jobs, jobs become correct invoices.',
    'Les commandes deviennent des travaux, les travaux des factures justes.',
  ],
  email: ['E-mail', 'Courriel'],
  password: ['Password', 'Mot de passe'],
  ended: [
    'Your session has ended. Sign in to go on where you were.',
    'Votre session est terminée. Connectez-vous pour reprendre où vous étiez.',
  ],
  demoTitle: ['Try it as somebody of {name}', 'Essayez comme quelqu’un de {name}'],
  demoLead: [
    'This is a demonstration: one press signs you in.',
    'Ceci est une démonstration : un clic suffit pour se connecter.',
  ],
  sandbox: ['Simulated QuickBooks', 'QuickBooks simulé'],
  apiDocs: ['API documentation', 'Documentation de l’API'],
  whichOrganization: ['Which organization?', 'Quelle organisation?'],
  signOut: ['Sign out', 'Se déconnecter'],
  signedInAs: ['Signed in as', 'Connecté :'],
  notForYouTitle: ['The dashboard is for the office', 'Le tableau de bord est pour le bureau'],
  notForYou: [
    'Your role is {role}, and there is no page for it yet.',
    'Votre rôle est {role}, et il n’a pas encore de page.',
  ],
  byProgram: [
    'Programs, such as an app for the field, reach your visits, time and expenses through the API.',
    'Des programmes, comme une application de chantier, atteignent vos visites, votre temps et vos dépenses par l’API.',
  ],
  unknownTitle: ['There is nothing here', 'Il n’y a rien ici'],
  unknown: [
    'The address is wrong, or what it named is gone.',
    'L’adresse est erronée, ou ce qu’elle nommait n’existe plus.',
  ],
  goHome: ['Go to Home', 'Aller à l’accueil'],
  notAllowedTitle: ['You may not see this page', 'Vous ne pouvez pas voir cette page'],
  notAllowed: [
    'Ask an owner or admin of your organization for access.',
    'Demandez l’accès à un propriétaire ou administrateur.',
  ],
  broken: ['This page met an error.', 'Cette page a rencontré une erreur.'],
  brokenFix: [
    'Reload it. If it happens again, tell support what you did.',
    'Rechargez-la. Si cela se répète, dites au soutien ce que vous faisiez.',
  ],
  reload: ['Reload', 'Recharger'],
  live: ['Live', 'En direct'],
  liveAway: ['Reconnecting …', 'Reconnexion …'],
  liveHint: ['Changes of others appear by themselves.', 'Les changements des autres apparaissent seuls.'],
  liveAwayHint: [
    'What you see may be out of date until the connection is back.',
    'Ce que vous voyez peut être périmé jusqu’au retour de la connexion.',
  ],
  goTo: ['Go to {page}', 'Aller à {page}'],
  saved: ['Saved', 'Enregistré'],
  loading: ['Loading', 'Chargement'],
  why: ['Why?', 'Pourquoi?'],
  whyKept: ['Kept in the history.', 'Gardé dans l’historique.'],
  more: ['Show more', 'Afficher plus'],
  view: ['View', 'Affichage'],
  asList: ['List', 'Liste'],
  asBoard: ['Board', 'Tableau'],
  switchView: ['Switch between list and board', 'Passer de la liste au tableau'],
  takeBackUntil: ['Take back until {time}', 'Reprendre jusqu’à {time}'],
  tookBack: ['{number} waits for approval again', '{number} attend de nouveau l’approbation'],
  savePaper: ['Save the PDF', 'Enregistrer le PDF'],
});

/** The roles as people say them. */
export const roleMessages = defineMessages({
  owner: ['Owner', 'Propriétaire'],
  admin: ['Admin', 'Administrateur'],
  manager: ['Manager', 'Gestionnaire'],
  dispatcher: ['Dispatcher', 'Répartiteur'],
  accountant: ['Accountant', 'Comptable'],
  contractor: ['Contractor', 'Sous-traitant'],
  customer: ['Customer', 'Client'],
  auditor: ['Auditor', 'Auditeur'],
});
