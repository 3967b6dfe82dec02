import { faults } from '../faults/qbo-fault.js';

export type TokenKind = 'word' | 'string' | 'number' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Column of the first character, from 1, as the service counts in its messages. */
  readonly column: number;
}

const SYMBOLS = ['<=', '>=', '!=', '<>', '=', '<', '>', '(', ')', ',', '*'];

export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const char = source.charAt(at);
    if (/\s/.test(char) || char === ';') {
      at++;
    } else if (char === "'") {
      const { value, end } = readString(source, at);
      tokens.push({ kind: 'string', text: value, column: at + 1 });
      at = end;
    } else {
      const token = readPlain(source, at);
      tokens.push(token);
      at += token.text.length;
    }
  }
  tokens.push({ kind: 'end', text: '<EOF>', column: source.length + 1 });
  return tokens;
}

/** Strings stand in apostrophes; only `\'` and `\\` are escapes. */
function readString(source: string, start: number): { value: string; end: number } {
  let value = '';
  let at = start + 1;
  while (at < source.length) {
    const char = source.charAt(at);
    if (char === "'") return { value, end: at + 1 };
    if (char === '\\') {
      const escaped = source.charAt(at + 1);
      if (escaped !== "'" && escaped !== '\\') throw lexical(escaped === '' ? '<EOF>' : escaped, at + 2);
      value += escaped;
      at += 2;
    } else {
      value += char;
      at++;
    }
  }
  throw lexical('<EOF>', source.length + 1);
}

function lexical(char: string, column: number) {
  return faults.queryParse(`Lexical error at line 1, column ${column}.  Encountered: "${char}"`);
}

function readPlain(source: string, at: number): Token {
  const rest = source.slice(at, at + 200);
  const symbol = SYMBOLS.find((candidate) => rest.startsWith(candidate));
  if (symbol) return { kind: 'symbol', text: symbol, column: at + 1 };
  const number = /^-?\d+(\.\d+)?(?![\w.])/.exec(rest);
  if (number) return { kind: 'number', text: number[0], column: at + 1 };
  const word = /^[A-Za-z_][\w.]*/.exec(rest);
  if (word) return { kind: 'word', text: word[0], column: at + 1 };
  throw lexical(source.charAt(at), at + 1);
}
