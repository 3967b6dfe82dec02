import type { BusinessDocument } from './business-document.js';
import { drawBusinessPdf } from './draw-business-pdf.js';

/** What a thread of `renderBusinessPdf` does. Between threads a buffer travels as plain bytes. */
export default function draw({ sender, ...rest }: BusinessDocument): Promise<Uint8Array> {
  const logo = sender.logo && Buffer.from(sender.logo);
  return drawBusinessPdf({ ...rest, sender: { ...sender, logo } });
}
