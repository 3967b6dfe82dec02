import type { FindingSentences } from './finding.types.js';

const VOID_ONE = [
  'Void one of the two if they bill the same work.',
  'Annulez l’une des deux si elles facturent le même travail.',
] as const;
const TO_BE_BILLED = [
  'Find out whether this work is to be billed.',
  'Vérifiez si ce travail est à facturer.',
] as const;
const CORRECTED_BILL = [
  'Ask for a corrected bill, or revise the order.',
  'Demandez une facture corrigée, ou révisez la commande.',
] as const;

/** What the rules say about what was ordered and done, against what is billed. */
export const WORK_FINDINGS = {
  'quantity_completed.passed': {
    says: [
      'No more is billed than is ready to be billed.',
      'Rien n’est facturé au-delà de ce qui est prêt à l’être.',
    ],
  },
  'quantity_completed.completed': {
    says: [
      '{job}, line {line}: {invoiced:number} invoiced, {ready:number} completed{reason:aside}.',
      '{job}, ligne {line} : {invoiced:number} facturé, {ready:number} terminé{reason:aside}.',
    ],
    fix: [
      'Record the progress on the job, or bill less.',
      'Inscrivez l’avancement du travail, ou facturez moins.',
    ],
  },
  'quantity_completed.shipped': {
    says: [
      '{job}, line {line}: {invoiced:number} invoiced, {ready:number} shipped{reason:aside}.',
      '{job}, ligne {line} : {invoiced:number} facturé, {ready:number} expédié{reason:aside}.',
    ],
    fix: [
      'Record the shipment on the job, or bill less.',
      'Inscrivez l’expédition du travail, ou facturez moins.',
    ],
  },
  'not_duplicate.passed': {
    says: ['Nothing here is on another invoice.', 'Rien de ceci ne figure sur une autre facture.'],
  },
  'not_duplicate.number': {
    says: [
      'Invoice {number} ({status:status}) has the same number.',
      'La facture {number} ({status:status}) a le même numéro.',
    ],
    fix: VOID_ONE,
  },
  'not_duplicate.amount': {
    says: [
      'Invoice {number} ({status:status}) has the same date and total.',
      'La facture {number} ({status:status}) a la même date et le même total.',
    ],
    fix: VOID_ONE,
  },
  'not_duplicate.job_line': {
    says: [
      'Invoice {number} ({status:status}) bills the same job line.',
      'La facture {number} ({status:status}) facture la même ligne de travail.',
    ],
    fix: VOID_ONE,
  },
  'not_duplicate.time_entry': {
    says: [
      'Invoice {number} ({status:status}) bills the same time.',
      'La facture {number} ({status:status}) facture le même temps.',
    ],
    fix: VOID_ONE,
  },
  'job_open.passed': {
    says: ['The jobs it bills may be billed.', 'Les travaux qu’elle facture peuvent l’être.'],
  },
  'job_open.gone': {
    says: ['It bills a job that does not exist.', 'Elle facture un travail qui n’existe pas.'],
    fix: ['Choose the job.', 'Choisissez le travail.'],
  },
  'job_open.cancelled': {
    says: ['Job {job} is cancelled.', 'Le travail {job} est annulé.'],
    fix: TO_BE_BILLED,
  },
  'job_open.on_hold': {
    says: ['Job {job} is on hold.', 'Le travail {job} est suspendu.'],
    fix: TO_BE_BILLED,
  },
  'within_budget.passed': {
    says: [
      'The jobs stay within what was agreed for them.',
      'Les travaux restent dans ce qui a été convenu pour eux.',
    ],
  },
  'within_budget.billed': {
    says: [
      'Job {job}: {sum:amount} billed, {over:amount} more than the {agreed:amount} agreed with the customer.',
      'Travail {job} : {sum:amount} facturé, {over:amount} de plus que les {agreed:amount} convenus avec le client.',
    ],
    fix: [
      'Have the customer agree to a change order first.',
      'Faites d’abord accepter un avenant par le client.',
    ],
  },
  'within_budget.bills': {
    says: [
      'Job {job}: {sum:amount} of bills, {over:amount} more than the {agreed:amount} agreed with the customer.',
      'Travail {job} : {sum:amount} de factures reçues, {over:amount} de plus que les {agreed:amount} convenus avec le client.',
    ],
    fix: ['Ask who agreed to the extra cost.', 'Demandez qui a accepté le coût supplémentaire.'],
  },
  'order_open.passed': {
    says: ['The purchase order may be billed.', 'La commande peut être facturée.'],
  },
  'order_open.gone': {
    says: ['It names a purchase order that does not exist.', 'Elle nomme une commande qui n’existe pas.'],
    fix: ['Choose the order that this bills.', 'Choisissez la commande qu’elle facture.'],
  },
  'order_open.not_open': {
    says: [
      'Purchase order {order} is {status:status}.',
      'La commande {order} n’est pas ouverte ({status:status}).',
    ],
    fix: [
      'Have the order approved first, or take it off the invoice.',
      'Faites d’abord approuver la commande, ou retirez-la de la facture.',
    ],
  },
  'within_order.passed': {
    says: ['The purchase order has room for it.', 'Il reste de la place pour elle sur la commande.'],
  },
  'within_order.order_in_force': {
    says: [
      'Order {order} is billed, but it is {status:status}.',
      'La commande {order} est facturée, mais elle n’est pas en vigueur ({status:status}).',
    ],
    fix: ['Approve the order, or take the bill off it.', 'Approuvez la commande, ou retirez-en la facture.'],
  },
  'within_order.billed_within_order': {
    says: [
      'Line {line} ({description}) has {billed:number} billed of {ordered:number} ordered{reason:aside}.',
      'Ligne {line} ({description}) : {billed:number} facturé sur {ordered:number} commandé{reason:aside}.',
    ],
    fix: CORRECTED_BILL,
  },
  'within_order.billed_within_receipts': {
    says: [
      'Line {line} ({description}) has {billed:number} billed, but only {received:number} received.',
      'Ligne {line} ({description}) : {billed:number} facturé, mais seulement {received:number} reçu.',
    ],
    fix: [
      'Record what came in, or wait with the bill.',
      'Inscrivez ce qui est arrivé, ou attendez avec la facture.',
    ],
  },
  'within_order.price_as_ordered': {
    says: [
      'Line {line} ({description}) is billed at {billed:amount}; at the price agreed on it would be {expected:amount}.',
      'Ligne {line} ({description}) : facturée {billed:amount}; au prix convenu, ce serait {expected:amount}.',
    ],
    fix: [
      'Ask for a corrected bill, or revise the price on the order.',
      'Demandez une facture corrigée, ou révisez le prix sur la commande.',
    ],
  },
  'within_order.received_within_order': {
    says: [
      'Line {line} ({description}) has {received:number} received of {ordered:number} ordered{reason:aside}.',
      'Ligne {line} ({description}) : {received:number} reçu sur {ordered:number} commandé{reason:aside}.',
    ],
    fix: ['Send the surplus back, or revise the order.', 'Renvoyez le surplus, ou révisez la commande.'],
  },
} as const satisfies Record<string, FindingSentences>;
