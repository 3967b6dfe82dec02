import { type FileWords, inLanguage } from '#identity';
import type { DocumentLanguage } from '#platform';

/** What files of reports say, English first. */
const WORDS = {
  profitability_job: ['Profit by job', 'Rentabilité par travail'],
  profitability_customer: ['Profit by customer', 'Rentabilité par client'],
  profitability_contractor: ['Profit by contractor', 'Rentabilité par sous-traitant'],
  profitability_service: ['Profit by service', 'Rentabilité par service'],
  wip: ['Work in progress', 'Avancement des travaux'],
  budget: ['Budget against cost', 'Budget et coûts'],
  receivables: ['Receivables by age', 'Comptes clients par âge'],
  productivity: ['Productivity', 'Productivité'],
  jobs: ['Profit of jobs', 'Rentabilité des travaux'],
  job: ['Job', 'Travail'],
  number: ['Number', 'Numéro'],
  customer: ['Customer', 'Client'],
  contractor: ['Contractor', 'Sous-traitant'],
  service: ['Service', 'Service'],
  revenue: ['Revenue', 'Revenus'],
  labour: ['Labour', 'Main-d’œuvre'],
  materials: ['Material', 'Matériel'],
  bills: ['Bills', 'Factures reçues'],
  expenses: ['Expenses', 'Dépenses'],
  cost: ['Cost', 'Coût'],
  margin: ['Margin', 'Marge'],
  marginPercent: ['Margin %', 'Marge %'],
  contract: ['Contract', 'Contrat'],
  percent: ['Done %', 'Fait %'],
  earned: ['Earned', 'Gagné'],
  billed: ['Billed', 'Facturé'],
  underBilled: ['Not billed yet', 'À facturer'],
  overBilled: ['Billed ahead', 'Facturé d’avance'],
  costToComplete: ['Cost to complete', 'Coût pour finir'],
  budgeted: ['Budget', 'Budget'],
  spent: ['Spent', 'Dépensé'],
  left: ['Left', 'Reste'],
  usedPercent: ['Used %', 'Utilisé %'],
  currency: ['Currency', 'Devise'],
  notDue: ['Not due', 'Non échu'],
  to30: ['1–30 days', '1–30 jours'],
  to60: ['31–60 days', '31–60 jours'],
  to90: ['61–90 days', '61–90 jours'],
  over90: ['Over 90 days', 'Plus de 90 jours'],
  owed: ['Owed', 'Dû'],
  invoices: ['Invoices', 'Factures'],
  daysLate: ['Days late', 'Jours de retard'],
  hours: ['Hours', 'Heures'],
  billableHours: ['Billable', 'Facturables'],
  approvedHours: ['Approved', 'Approuvées'],
  billablePercent: ['Billable %', 'Facturable %'],
  completedJobs: ['Jobs completed', 'Travaux terminés'],
  workedJobs: ['Jobs', 'Travaux'],
  onTimePercent: ['On time %', 'À temps %'],
  committed: ['Committed', 'Engagé'],
  expectedCost: ['Expected cost', 'Coût prévu'],
  expectedMargin: ['Expected margin', 'Marge prévue'],
  period: ['Period', 'Période'],
  fromStart: ['from the beginning', 'depuis le début'],
  asOf: ['As of', 'En date du'],
  amountsIn: ['Amounts in', 'Montants en'],
} as const satisfies Record<string, FileWords>;

export type ReportWord = keyof typeof WORDS;

export const reportWords = (word: ReportWord): FileWords => WORDS[word];

/** A word of reports in one language. */
export const reportWord = (word: ReportWord, language: DocumentLanguage): string =>
  inLanguage(WORDS[word], language);
