import { DraftEditor } from './draft-editor';

/** An invoice of our own, typed in. */
export default function NewInvoicePage() {
  return <DraftEditor />;
}
