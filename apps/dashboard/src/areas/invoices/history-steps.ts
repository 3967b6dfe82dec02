import {
  Ban,
  Banknote,
  BookCheck,
  BookX,
  Check,
  Eye,
  FilePlus2,
  Hourglass,
  type LucideIcon,
  Mail,
  Pencil,
  ReceiptText,
  RotateCcw,
  Scale,
  Send,
  TriangleAlert,
  Undo2,
  Wrench,
} from 'lucide-react';
import type { schemas } from '#api-client';

export type HistoryStep = schemas['HistoryEntryAnswer'];

export const STEP_SIGNS: Record<HistoryStep['kind'], LucideIcon> = {
  created: FilePlus2,
  changed: Pencil,
  submitted: Send,
  emailed: Mail,
  sent: Send,
  viewed: Eye,
  voided: Ban,
  'payment-recorded': Banknote,
  'payment-allocated': Banknote,
  'payment-came-in': Banknote,
  'payment-voided': Ban,
  'credit-issued': ReceiptText,
  'credit-applied': ReceiptText,
  'credit-came-in': ReceiptText,
  'credit-voided': Ban,
  'approval-given': Check,
  approved: Check,
  rejected: Undo2,
  'approval-undone': RotateCcw,
  'approval-escalated': Hourglass,
  'finding-fixed': Wrench,
  'finding-unfixed': RotateCcw,
  'asked-for-books': Send,
  'books-created': BookCheck,
  'books-changed': BookCheck,
  'books-voided': BookCheck,
  'books-waiting': BookX,
  'changed-in-books': Pencil,
  'removed-in-books': Ban,
  'conflict-opened': TriangleAlert,
  'conflict-decided': Scale,
};

/** Where more of a step stands. */
export function evidenceOf(
  { evidence }: HistoryStep,
  direction: 'receivable' | 'payable',
): string | undefined {
  if (!evidence) return undefined;
  const { kind, id, connectionId } = evidence;
  if (kind !== 'sync-record') return `${PAGES[kind]}/${id}`;
  const entity = direction === 'receivable' ? 'invoice' : 'bill';
  return `/sync/records/${id}?entity=${entity}&connection=${connectionId}`;
}

const PAGES = { payment: '/payments', job: '/jobs', 'purchase-order': '/orders', invoice: '/invoices' };
