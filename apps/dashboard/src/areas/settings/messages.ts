import { defineMessages } from '#ui';

export const messages = defineMessages({
  title: ['Settings', 'Réglages'],
  people: ['People and roles', 'Personnes et rôles'],
  keys: ['API keys', 'Clés d’API'],
  webhooks: ['Programs and Slack', 'Programmes et Slack'],
  organization: ['Organization', 'Organisation'],
  notifications: ['My notifications', 'Mes avis'],
  audit: ['Audit log', 'Journal d’audit'],
  save: ['Save', 'Enregistrer'],
  password: ['Change my password', 'Changer mon mot de passe'],
  passwordLead: [
    'Your other browsers and devices are signed out.',
    'Vos autres navigateurs et appareils sont déconnectés.',
  ],
  currentPassword: ['Password now', 'Mot de passe actuel'],
  newPassword: ['New password', 'Nouveau mot de passe'],
  newPasswordHint: [
    'At least 10 characters. A sentence that only you know is easy to remember.',
    'Au moins 10 caractères. Une phrase que vous seul connaissez se retient bien.',
  ],
  passwordChanged: ['Your password is changed', 'Votre mot de passe est changé'],
});
