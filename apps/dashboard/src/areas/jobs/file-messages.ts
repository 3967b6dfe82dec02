import { defineMessages } from '#ui';

export const fileMessages = defineMessages({
  files: ['Files', 'Fichiers'],
  choose: ['Choose files', 'Choisir des fichiers'],
  drop: ['or drop photos and documents here', 'ou déposez photos et documents ici'],
  kinds: [
    'Photos (JPEG, PNG, WebP, GIF, HEIC, TIFF), PDF, Excel without macros, CSV or text.',
    'Photos (JPEG, PNG, WebP, GIF, HEIC, TIFF), PDF, Excel sans macros, CSV ou texte.',
  ],
  upTo: ['Up to {megabytes} MB each.', 'Jusqu’à {megabytes} Mo chacun.'],
  sending: ['Sending {name}', 'Envoi de {name}'],
  notSent: ['{name} was not sent', '{name} n’a pas été envoyé'],
  notAllSent: [
    '{name} has not arrived. Try again or close its line, then save.',
    '{name} n’est pas arrivé. Réessayez ou fermez sa ligne, puis enregistrez.',
  ],
  isEmpty: ['It has nothing in it. Check it on your device.', 'Il est vide. Vérifiez-le sur votre appareil.'],
  isTooLarge: [
    'It is larger than {megabytes} MB. Send a smaller picture, or split the document.',
    'Il dépasse {megabytes} Mo. Envoyez une image plus petite, ou divisez le document.',
  ],
  isOfNoKind: [
    'Files of this kind are not kept here. Send a photo, a PDF, an Excel workbook, CSV or text.',
    'Ce genre de fichier n’est pas gardé ici. Envoyez une photo, un PDF, un classeur Excel, CSV ou texte.',
  ],
  close: ['Close', 'Fermer'],
  none: [
    'No files yet. Photos from the site and papers of this job are kept here; what a check needs as proof too.',
    'Aucun fichier encore. Les photos du chantier et les papiers de ce travail sont gardés ici, comme les preuves des contrôles.',
  ],
  noneReading: ['No files yet.', 'Aucun fichier encore.'],
  photo: ['Photo', 'Photo'],
  document: ['Document', 'Document'],
  proof: ['Drawing or sample', 'Dessin ou échantillon'],
  evidence: ['Proof of a check', 'Preuve d’un contrôle'],
  kept: ['It proves a check, so it stays.', 'Il prouve un contrôle : il reste.'],
  open: ['Open {name}', 'Ouvrir {name}'],
  save: ['Save the file', 'Enregistrer le fichier'],
  noPreview: [
    'This kind of file cannot be shown here. Save it to open it.',
    'Ce genre de fichier ne s’affiche pas ici. Enregistrez-le pour l’ouvrir.',
  ],
  remove: ['Take {name} off the job', 'Retirer {name} du travail'],
  removed: ['{name} taken off the job', '{name} retiré du travail'],
  attached: ['{name} attached', '{name} joint'],
  proofs: ['Photos that prove it', 'Photos qui le prouvent'],
  sent: ['{name} is ready', '{name} est prêt'],
});
