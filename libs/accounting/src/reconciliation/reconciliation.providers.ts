import { BothSidesReader } from './both-sides.js';
import { CertificatePapers } from './certificate/certificate-papers.query.js';
import { CertificateStore } from './certificate/certificate-store.js';
import { CertificatesController } from './certificate/certificates.controller.js';
import { Certification } from './certificate/certification.js';
import { IssueCertificateCommand } from './certificate/issue-certificate.command.js';
import { SigningKeysRepository } from './certificate/signing-keys.repository.js';
import { Comparisons } from './comparisons.js';
import { CountedItemsRepository } from './counted-items.repository.js';
import { DifferenceHandler } from './difference.handler.js';
import { DifferenceCheck } from './difference-check.js';
import { DifferenceRepairs } from './difference-repairs.js';
import { DifferencesRepository } from './differences.repository.js';
import { LedgerComparison } from './ledger-comparison.js';
import { Listing } from './listing.js';
import { Naming } from './naming.js';
import { NightlyReconciliationListener } from './nightly-reconciliation.listener.js';
import { OurBooksRepository } from './our-books.repository.js';
import { ReconciliationHandler } from './reconciliation.handler.js';
import { ReconciliationBooks } from './reconciliation-books.js';
import { ReconciliationDesk } from './reconciliation-desk.js';
import { ReconciliationMetrics } from './reconciliation-metrics.js';
import { ReconciliationNews } from './reconciliation-news.js';
import { ReconciliationRetention } from './reconciliation-retention.repository.js';
import { ReconciliationWork } from './reconciliation-work.js';
import { ReconciliationsController } from './reconciliations.controller.js';
import { ReconciliationsQuery } from './reconciliations.query.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';
import { RecordComparison } from './record-comparison.js';
import { RepairDifferenceCommand } from './repair-difference.command.js';
import { SendOurs } from './send-ours.js';
import { StartReconciliationCommand } from './start-reconciliation.command.js';
import { StockComparison } from './stock-comparison.js';
import { SuspectsRepository } from './suspects.repository.js';
import { TakeTheirs } from './take-theirs.js';
import { TieOut } from './tie-out.js';

export const RECONCILIATION_CONTROLLERS = [ReconciliationsController, CertificatesController];

export const RECONCILIATION = [
  BothSidesReader,
  CertificatePapers,
  CertificateStore,
  Certification,
  Comparisons,
  CountedItemsRepository,
  DifferenceCheck,
  DifferenceHandler,
  DifferenceRepairs,
  DifferencesRepository,
  IssueCertificateCommand,
  LedgerComparison,
  Listing,
  Naming,
  NightlyReconciliationListener,
  OurBooksRepository,
  ReconciliationBooks,
  ReconciliationDesk,
  ReconciliationHandler,
  ReconciliationMetrics,
  ReconciliationNews,
  ReconciliationRetention,
  ReconciliationWork,
  ReconciliationsQuery,
  ReconciliationsRepository,
  RecordComparison,
  RepairDifferenceCommand,
  SendOurs,
  SigningKeysRepository,
  StartReconciliationCommand,
  StockComparison,
  SuspectsRepository,
  TakeTheirs,
  TieOut,
];
