export interface Part {
  readonly name: string;
  readonly fileName?: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** Splits a multipart body. The whole upload is in memory already; the service's own cap is 100 MB. */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType);
  const mark = Buffer.from(`--${(boundary?.[1] ?? boundary?.[2] ?? '').trim()}`);
  if (mark.length <= 2) return [];
  const parts: Part[] = [];
  let at = body.indexOf(mark);
  while (at >= 0) {
    const start = at + mark.length;
    const end = body.indexOf(mark, start);
    if (end < 0) break;
    const part = parsePart(body.subarray(start, end));
    if (part) parts.push(part);
    at = end;
  }
  return parts;
}

function parsePart(section: Buffer): Part | undefined {
  const split = section.indexOf('\r\n\r\n');
  if (split < 0) return undefined;
  const headers = section.subarray(0, split).toString('utf8');
  const name = /content-disposition:[^\r\n]*?\bname="?([^";\r\n]+)"?/i.exec(headers)?.[1];
  if (!name) return undefined;
  const content = section.subarray(split + 4);
  return {
    name,
    fileName: /\bfilename="?([^"\r\n]+?)"?(?:;|\r|\n|$)/i.exec(headers)?.[1],
    contentType: /content-type:\s*([^\r\n]+)/i.exec(headers)?.[1]?.trim() ?? 'application/octet-stream',
    content: content.subarray(0, content.length - 2),
  };
}
