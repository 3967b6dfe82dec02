import { syntaxError } from './expression.errors.js';

export interface Token {
  kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  /** The sign or name itself; the value of a text; the digits of a number. */
  text: string;
  /** Characters before it. */
  at: number;
}

const SPACE = /[ \t\r\n]+/y;
const NUMBER = /\d+(\.\d+)?/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const SIGN = /&&|\|\||==|!=|<=|>=|\?\?|[-+*/%<>!?:,.()[\]{}]/y;
const ESCAPED: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

/** The words and signs of an expression. Each pattern looks at its place once, so this takes time in proportion to the text. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const matched = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  for (;;) {
    at += matched(SPACE)?.length ?? 0;
    if (at >= source.length) break;
    const token = quoted(source, at) ?? plain(at, matched);
    if (!token) throw syntaxError(`"${source[at]}" means nothing here.`, at);
    tokens.push(token.token);
    at += token.length;
  }
  tokens.push({ kind: 'end', text: '', at: source.length });
  return tokens;
}

interface Found {
  token: Token;
  length: number;
}

function plain(at: number, matched: (pattern: RegExp) => string | undefined): Found | undefined {
  for (const [kind, pattern] of [
    ['number', NUMBER],
    ['name', NAME],
    ['sign', SIGN],
  ] as const) {
    const text = matched(pattern);
    if (text !== undefined) return { token: { kind, text, at }, length: text.length };
  }
  return undefined;
}

function quoted(source: string, at: number): Found | undefined {
  const quote = source[at];
  if (quote !== "'" && quote !== '"') return undefined;
  let text = '';
  for (let next = at + 1; next < source.length; next++) {
    const sign = source[next] as string;
    if (sign === quote) return { token: { kind: 'text', text, at }, length: next + 1 - at };
    if (sign !== '\\') {
      text += sign;
      continue;
    }
    const escaped = ESCAPED[source[++next] ?? ''];
    if (escaped === undefined)
      throw syntaxError('After "\\" only n, t, a quotation mark or another "\\" can stand.', next - 1);
    text += escaped;
  }
  throw syntaxError('This text has no closing quotation mark.', at);
}
