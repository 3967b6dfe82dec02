import { defineMessages } from '#ui';

export const importMessages = defineMessages({
  orders: ['Orders', 'Commandes'],
  title: ['Import orders', 'Importer des commandes'],
  lead: [
    'A CSV or Excel file, one row for each line of an order. Rows with the same number are one order. Nothing is entered before you say so.',
    'Un fichier CSV ou Excel, une rangée par ligne de commande. Les rangées de même numéro sont une commande. Rien n’est saisi sans votre accord.',
  ],
  mapping: ['Read the rows by', 'Lire les rangées selon'],
  byHeadings: ['Their headings', 'Leurs titres'],
  choose: ['Choose a file', 'Choisir un fichier'],
  chooseOther: ['Choose another file', 'Choisir un autre fichier'],
  drop: ['or drop it here', 'ou déposez-le ici'],
  headings: [
    'Headings we know: Order number, Customer or supplier, Order date, Due date, Item, Description, Quantity, Unit, Unit price, Reference, Rush … in English or French.',
    'Titres reconnus : Numéro de commande, Client, Fournisseur, Date de commande, Échéance, Article, Désignation, Quantité, Unité, Prix unitaire, Urgent … en français ou en anglais.',
  ],
  example: ['Download an example', 'Télécharger un exemple'],
  reading: ['Reading {name} …', 'Lecture de {name} …'],
  whose: ['Whose orders are they?', 'De qui sont ces commandes?'],
  customer: ['From customers', 'Des clients'],
  supplier: ['To suppliers', 'Aux fournisseurs'],
  draft: ['Keep them as drafts', 'Les garder comme brouillons'],
  skipExisting: ['Leave out numbers that are there already', 'Omettre les numéros déjà présents'],
  good: [
    { one: '{count} order can be entered', other: '{count} orders can be entered' },
    { one: '{count} commande peut être saisie', other: '{count} commandes peuvent être saisies' },
  ],
  wrong: [
    { one: '{count} place is wrong', other: '{count} places are wrong' },
    { one: '{count} erreur', other: '{count} erreurs' },
  ],
  firstShown: ['The first {count} are shown.', 'Les {count} premières sont affichées.'],
  wrongLead: [
    'Mend them in your file and choose it again, or enter the orders that are right and leave these out.',
    'Corrigez-les dans votre fichier et choisissez-le de nouveau, ou saisissez les bonnes commandes et omettez celles-ci.',
  ],
  warnings: [
    { one: '{count} place to look at', other: '{count} places to look at' },
    { one: '{count} point à vérifier', other: '{count} points à vérifier' },
  ],
  skipped: [
    {
      one: '{count} order is left out: its number is there',
      other: '{count} orders are left out: their numbers are there',
    },
    {
      one: '{count} commande omise : son numéro existe',
      other: '{count} commandes omises : leurs numéros existent',
    },
  ],
  row: ['Row', 'Rangée'],
  column: ['Column', 'Colonne'],
  wholeRow: ['the whole row', 'toute la rangée'],
  what: ['What is wrong', 'Ce qui ne va pas'],
  fix: ['What to do', 'Que faire'],
  number: ['Number', 'Numéro'],
  party: ['Customer or supplier', 'Client ou fournisseur'],
  lines: ['Lines', 'Lignes'],
  total: ['Total', 'Total'],
  columns: ['What the columns are', 'Ce que sont les colonnes'],
  columnsLead: [
    'Change what was not recognised; the file is read again.',
    'Changez ce qui n’a pas été reconnu; le fichier est relu.',
  ],
  unused: ['not used', 'non utilisée'],
  enter: [
    { one: 'Enter {count} order', other: 'Enter {count} orders' },
    { one: 'Saisir {count} commande', other: 'Saisir {count} commandes' },
  ],
  enterGood: [
    { one: 'Enter the {count} good order', other: 'Enter the {count} good orders' },
    { one: 'Saisir la bonne commande', other: 'Saisir les {count} bonnes commandes' },
  ],
  nothingGood: [
    'No order of this file can be entered as it is.',
    'Aucune commande de ce fichier ne peut être saisie.',
  ],
  entered: [
    { one: '{count} order entered', other: '{count} orders entered' },
    { one: '{count} commande saisie', other: '{count} commandes saisies' },
  ],
  leftOut: [
    {
      one: '{count} place was wrong and its order is left out',
      other: '{count} places were wrong and their orders are left out',
    },
    {
      one: '{count} erreur : sa commande est omise',
      other: '{count} erreurs : leurs commandes sont omises',
    },
  ],
  saveErrors: ['Save the list', 'Enregistrer la liste'],
  errorsFile: ['orders-errors', 'commandes-erreurs'],
  place: ['Row {row}, {column}', 'Rangée {row}, {column}'],
  seeOrders: ['See the orders', 'Voir les commandes'],
  again: ['Import another file', 'Importer un autre fichier'],
});

/** What a column can be, by the names that the API gives. */
export const importFieldMessages = defineMessages({
  number: ['Order number', 'Numéro de commande'],
  party: ['Customer or supplier', 'Client ou fournisseur'],
  reference: ['Reference', 'Référence'],
  orderDate: ['Order date', 'Date de commande'],
  dueDate: ['Due date', 'Échéance'],
  requestedDate: ['Wanted for', 'Date demandée'],
  promisedDate: ['Promised for', 'Date promise'],
  currency: ['Currency', 'Devise'],
  priority: ['Priority', 'Priorité'],
  rush: ['Rush', 'Urgente'],
  shippingTerms: ['Delivery terms', 'Modalités de livraison'],
  specialInstructions: ['Instructions', 'Instructions'],
  customerNotes: ['Notes for them', 'Notes pour eux'],
  memo: ['Notes for us', 'Notes pour nous'],
  discountAmount: ['Discount', 'Rabais'],
  shippingAmount: ['Freight', 'Transport'],
  item: ['Item', 'Article'],
  description: ['Description', 'Désignation'],
  quantity: ['Quantity', 'Quantité'],
  unit: ['Unit', 'Unité'],
  unitPrice: ['Unit price', 'Prix unitaire'],
});
