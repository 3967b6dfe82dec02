/** The characters of WinAnsi (Windows-1252) that Latin-1 does not have, by their code there. */
const EXTRA: Readonly<Record<string, number>> = {
  '€': 0x80,
  '‚': 0x82,
  '„': 0x84,
  '…': 0x85,
  Š: 0x8a,
  Œ: 0x8c,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  š: 0x9a,
  œ: 0x9c,
  Ÿ: 0x9f,
};

/** A PDF string in WinAnsi, as Latin-1 text; what the encoding lacks becomes a question mark. */
export function pdfString(text: string): string {
  let encoded = '';
  for (const character of text.normalize('NFC')) {
    const code = EXTRA[character] ?? character.codePointAt(0) ?? 0x3f;
    const isControl = code < 0x20;
    encoded += isControl ? ' ' : String.fromCharCode(code > 0xff ? 0x3f : code);
  }
  return `(${encoded.replaceAll(/[\\()]/g, (special) => `\\${special}`)})`;
}
