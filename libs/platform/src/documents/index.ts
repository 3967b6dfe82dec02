export type {
  BusinessDocument,
  DocumentColumn,
  DocumentFact,
  DocumentNote,
  DocumentParty,
  DocumentSender,
  DocumentTable,
} from './business-document.js';
export {
  type DocumentLanguage,
  type DocumentWord,
  printedAmount,
  printedDay,
  printedNumber,
  wordsOf,
} from './document-words.js';
export { logoTypeOf, renderBusinessPdf } from './render-business-pdf.js';
