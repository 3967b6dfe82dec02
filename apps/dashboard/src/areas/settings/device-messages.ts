import { defineMessages } from '#ui';

export const deviceMessages = defineMessages({
  title: ['On this device', 'Sur cet appareil'],
  show: ['Show my notices on this device', 'Afficher mes avis sur cet appareil'],
  showHint: [
    'Also while InvoicePatch is closed. A press on a notice opens what it is about. Signing out ends it.',
    'Même quand InvoicePatch est fermé. Un clic sur un avis ouvre ce dont il parle. La déconnexion y met fin.',
  ],
  isOn: ['This device shows your notices now', 'Cet appareil affiche maintenant vos avis'],
  isOff: ['This device shows no notices any more', 'Cet appareil n’affiche plus d’avis'],
  notSetUp: [
    'Notices on devices are not set up in this installation. Whoever runs it makes their keys once (Operations, Web push); until then you are told in the app and by e-mail.',
    'Les avis sur les appareils ne sont pas configurés dans cette installation. La personne qui l’exploite crée leurs clés une fois (Operations, Web push); d’ici là, on vous informe dans l’application et par courriel.',
  ],
  insecure: [
    'The browser shows notices only where the address begins with https. Open InvoicePatch at its https address.',
    'Le navigateur n’affiche des avis que si l’adresse commence par https. Ouvrez InvoicePatch à son adresse https.',
  ],
  appleHome: [
    'On an iPhone or iPad, add InvoicePatch to the home screen first (Share, Add to Home Screen), open it from there, and come back to this page.',
    'Sur un iPhone ou un iPad, ajoutez d’abord InvoicePatch à l’écran d’accueil (Partager, Sur l’écran d’accueil), ouvrez-le de là et revenez à cette page.',
  ],
  unsupported: [
    'This browser cannot show notices. Chrome, Edge, Firefox and Safari can, outside of private windows.',
    'Ce navigateur ne peut pas afficher d’avis. Chrome, Edge, Firefox et Safari le peuvent, hors navigation privée.',
  ],
  denied: [
    'The browser does not let InvoicePatch show notices. Press the sign left of the address, allow notifications, and come back to this page.',
    'Le navigateur ne permet pas à InvoicePatch d’afficher des avis. Cliquez sur le signe à gauche de l’adresse, autorisez les notifications et revenez à cette page.',
  ],
  dismissed: [
    'The browser asked and got no answer. Switch it on again and choose Allow.',
    'Le navigateur a demandé et n’a pas eu de réponse. Activez de nouveau et choisissez Autoriser.',
  ],
  unreachable: [
    'The browser did not reach the service that would wake it. Check the connection and that the browser’s settings allow push messages, then switch it on again.',
    'Le navigateur n’a pas joint le service qui le réveillerait. Vérifiez la connexion et que les réglages du navigateur permettent les messages push, puis activez de nouveau.',
  ],
  others: ['Also shown on', 'Affichés aussi sur'],
  someDevice: ['A device without a name', 'Un appareil sans nom'],
  since: ['since', 'depuis le'],
  leaveAlone: ['Stop', 'Arrêter'],
  leaveAloneOf: ['Stop on {device}', 'Arrêter sur {device}'],
  leftAlone: ['{device} shows no notices any more', '{device} n’affiche plus d’avis'],
});
