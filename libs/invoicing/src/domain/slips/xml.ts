/** An element with its text, or with elements inside. */
export interface XmlNode {
  name: string;
  content: string | readonly XmlNode[];
}

export function element(name: string, content: XmlNode['content']): XmlNode {
  return { name, content };
}

/** A file in UTF-8. */
export function xmlFile(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`;
}

function written({ name, content }: XmlNode, indent: string): string {
  if (typeof content === 'string') return `${indent}<${name}>${escaped(content)}</${name}>`;
  const inside = content.map((node) => written(node, `${indent}  `)).join('\n');
  return `${indent}<${name}>\n${inside}\n${indent}</${name}>`;
}

/** The text without the characters that XML cannot carry. */
export function xmlText(text: string): string {
  return text.replace(NOT_IN_XML, '');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return xmlText(text).replace(/[&<>]/g, (character) => ENTITIES[character] ?? '');
}

/** Everything outside the `Char` of XML 1.0, lone halves of a pair included. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
