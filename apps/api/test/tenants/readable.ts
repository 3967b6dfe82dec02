import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';

/** Everything that an answer says, headers too; of a spreadsheet or a PDF what is packed inside. */
export async function readable(answer: { headers: object; rawPayload: Buffer }): Promise<string> {
  return `${JSON.stringify(answer.headers)}\n${await textOf(answer.rawPayload)}`;
}

async function textOf(content: Buffer): Promise<string> {
  const begins = content.subarray(0, 4).toString('latin1');
  if (begins === 'PK\u0003\u0004') return textOfZip(content);
  return begins === '%PDF' ? textOfPdf(content) : content.toString('utf8');
}

function textOfZip(content: Buffer): string {
  return Object.entries(unzipSync(content))
    .map(([name, inside]) => `${name}\n${strFromU8(inside)}`)
    .join('\n');
}

async function textOfPdf(content: Buffer): Promise<string> {
  const paper = await getDocumentProxy(new Uint8Array(content));
  const { text } = await extractText(paper, { mergePages: true });
  const { info } = await getMeta(paper);
  return `${text}\n${JSON.stringify(info)}`;
}
