import { FORBIDDEN_NAMES, LIMITS } from '../limits.js';
import { decimalOf } from './decimals.js';
import { syntaxError } from './expression.errors.js';
import { BINDING, type BinarySign, type Syntax } from './syntax.js';
import { type Token, tokensOf } from './tokens.js';

const WORDS: ReadonlyMap<string, null | boolean> = new Map([
  ['null', null],
  ['true', true],
  ['false', false],
]);

/** Reads an expression. Throws `TRANSFORM.SYNTAX` with the place; bounded in length, parts and depth. */
export function parseExpression(source: string): Syntax {
  if (source.length > LIMITS.expressionLength)
    throw syntaxError(
      `An expression has at most ${LIMITS.expressionLength} characters.`,
      LIMITS.expressionLength,
      'Divide it among several fields: later ones can use earlier ones as out.name.',
    );
  return new Parser(tokensOf(source)).whole();
}

class Parser {
  private next = 0;
  private parts = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Syntax {
    if (this.tokens.length === 1) throw syntaxError('There is no expression here.', 0, 'Write record.name.');
    const found = this.expression();
    if (this.token.kind !== 'end')
      throw syntaxError(`${told(this.token)} is not expected here.`, this.token.at);
    return found;
  }

  private get token(): Token {
    return this.tokens[this.next] as Token;
  }

  private expression(): Syntax {
    if (++this.depth > LIMITS.expressionDepth)
      throw syntaxError('This expression lies too deep in itself.', this.token.at, 'Divide it among fields.');
    const test = this.binary(1);
    let found = test;
    if (this.takes('?')) {
      const yes = this.expression();
      this.expects(':');
      found = this.part({ kind: 'choice', at: test.at, test, yes, no: this.expression() });
    }
    this.depth--;
    return found;
  }

  private binary(least: number): Syntax {
    let left = this.unary();
    for (;;) {
      const sign = this.token.text as BinarySign;
      const isSign = this.token.kind === 'sign' || (this.token.kind === 'name' && sign === 'in');
      const binding = isSign && Object.hasOwn(BINDING, sign) ? BINDING[sign] : 0;
      if (binding < least || binding === 0) return left;
      this.next++;
      left = this.part({ kind: 'binary', at: left.at, sign, left, right: this.binary(binding + 1) });
    }
  }

  private unary(): Syntax {
    const { at, text, kind } = this.token;
    if (kind !== 'sign' || (text !== '!' && text !== '-')) return this.postfix();
    this.next++;
    if (++this.depth > LIMITS.expressionDepth) throw syntaxError('There are too many signs in a row.', at);
    const found = this.part({ kind: 'unary', at, sign: text, of: this.unary() });
    this.depth--;
    return found;
  }

  private postfix(): Syntax {
    let found = this.primary();
    for (;;) {
      const { at } = this.token;
      if (this.takes('.')) {
        const name = this.name();
        found = this.takes('(')
          ? this.part({ kind: 'call', at, name, args: [found, ...this.list(')')], isOnReceiver: true })
          : this.part({ kind: 'member', at, of: found, name });
      } else if (this.takes('[')) {
        const key = this.expression();
        this.expects(']');
        found = this.part({ kind: 'index', at, of: found, key });
      } else {
        return found;
      }
    }
  }

  private primary(): Syntax {
    const { at, kind, text } = this.token;
    this.next++;
    if (kind === 'number') return this.part({ kind: 'literal', at, value: this.digits(text, at) });
    if (kind === 'text') return this.part({ kind: 'literal', at, value: text });
    if (kind === 'name') {
      const word = WORDS.get(text);
      if (word !== undefined) return this.part({ kind: 'literal', at, value: word });
      return this.takes('(')
        ? this.part({ kind: 'call', at, name: text, args: this.list(')'), isOnReceiver: false })
        : this.part({ kind: 'name', at, name: text });
    }
    if (text === '(') {
      const inner = this.expression();
      this.expects(')');
      return inner;
    }
    if (text === '[') return this.part({ kind: 'list', at, items: this.list(']') });
    if (text === '{') return this.part({ kind: 'object', at, entries: this.entries() });
    this.next--;
    throw syntaxError(`A value is missing before ${told(this.token)}.`, at);
  }

  private digits(text: string, at: number) {
    const value = decimalOf(text);
    if (!value) throw syntaxError(`${text.slice(0, 40)} has more digits than an amount can have.`, at);
    return value;
  }

  /** What is separated by commas up to `end`. */
  private list(end: string): Syntax[] {
    const found: Syntax[] = [];
    if (this.takes(end)) return found;
    do found.push(this.expression());
    while (this.takes(','));
    this.expects(end);
    return found;
  }

  private entries(): [string, Syntax][] {
    const found: [string, Syntax][] = [];
    if (this.takes('}')) return found;
    do {
      const { at, kind, text } = this.token;
      if (kind !== 'name' && kind !== 'text') throw syntaxError('The name of a field is missing.', at);
      if (FORBIDDEN_NAMES.has(text)) throw syntaxError(`No field can be called "${text}".`, at);
      this.next++;
      this.expects(':');
      found.push([text, this.expression()]);
    } while (this.takes(','));
    this.expects('}');
    return found;
  }

  private name(): string {
    const { at, kind, text } = this.token;
    if (kind !== 'name')
      throw syntaxError('A name must follow the point.', at, 'Write record["…"] for a name with spaces.');
    this.next++;
    return text;
  }

  private takes(sign: string): boolean {
    if (this.token.kind !== 'sign' || this.token.text !== sign) return false;
    this.next++;
    return true;
  }

  private expects(sign: string): void {
    if (!this.takes(sign))
      throw syntaxError(`"${sign}" is missing before ${told(this.token)}.`, this.token.at);
  }

  private part(made: Syntax): Syntax {
    if (++this.parts > LIMITS.expressionParts)
      throw syntaxError('This expression has too many parts.', made.at, 'Divide it among several fields.');
    return made;
  }
}

function told({ kind, text }: Token): string {
  return kind === 'end' ? 'the end' : `"${text.slice(0, 40)}"`;
}
