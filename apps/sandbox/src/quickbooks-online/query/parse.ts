import { faults } from '../faults/qbo-fault.js';
import { type Token, tokenize } from './tokens.js';

export type Operator = '=' | '<' | '>' | '<=' | '>=' | 'LIKE' | 'IN';
export type Literal = string | number | boolean;

export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  readonly values: readonly Literal[];
}

export interface SelectQuery {
  readonly entity: string;
  readonly isCount: boolean;
  /** Undefined for `*`. */
  readonly fields?: readonly string[];
  readonly conditions: readonly Condition[];
  readonly order: readonly { readonly field: string; readonly isDescending: boolean }[];
  readonly startPosition: number;
  readonly maxResults: number;
}

const DEFAULT_RESULTS = 100;
const MAX_RESULTS = 1000;

/** `SELECT … FROM … [WHERE … AND …] [ORDERBY …] [STARTPOSITION n] [MAXRESULTS n]`. There is no OR, no join and no grouping. */
export function parseQuery(source: string): SelectQuery {
  return new Parser(tokenize(source)).query();
}

class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  query(): SelectQuery {
    this.expect('SELECT');
    const selection = this.selection();
    this.expect('FROM');
    const entity = this.name();
    const conditions = this.accept('WHERE') ? this.conditions() : [];
    const order = this.order();
    let startPosition = 1;
    let maxResults = DEFAULT_RESULTS;
    for (;;) {
      if (this.accept('STARTPOSITION')) startPosition = Math.max(1, this.integer());
      else if (this.accept('MAXRESULTS')) maxResults = this.maximum();
      else break;
    }
    if (this.peek().kind !== 'end') throw this.unexpected();
    return { entity, ...selection, conditions, order, startPosition, maxResults };
  }

  private selection(): { isCount: boolean; fields?: string[] } {
    if (this.isWord(0, 'COUNT') && this.peek(1).text === '(') {
      this.at += 2;
      this.expect('*');
      this.expect(')');
      return { isCount: true };
    }
    const fields: string[] = [];
    let isWhole = false;
    do {
      if (this.accept('*')) {
        isWhole = true;
        continue;
      }
      const field = this.name();
      // `Line.*` and `*` among fields are read as the whole of them.
      fields.push(field.replace(/\.$/, ''));
      if (field.endsWith('.')) this.expect('*');
    } while (this.accept(','));
    return isWhole ? { isCount: false } : { isCount: false, fields };
  }

  private conditions(): Condition[] {
    const conditions = [this.condition()];
    while (this.accept('AND')) conditions.push(this.condition());
    return conditions;
  }

  private condition(): Condition {
    const isGrouped = this.accept('(');
    const field = this.name();
    const condition: Condition = this.accept('IN')
      ? { field, operator: 'IN', values: this.list() }
      : { field, operator: this.operator(), values: [this.literal()] };
    if (isGrouped) this.expect(')');
    return condition;
  }

  private operator(): Operator {
    const token = this.peek();
    if (this.accept('LIKE')) return 'LIKE';
    if (token.kind === 'symbol' && ['=', '<', '>', '<=', '>='].includes(token.text)) {
      this.at++;
      return token.text as Operator;
    }
    throw this.unexpected();
  }

  private list(): Literal[] {
    this.expect('(');
    const values = [this.literal()];
    while (this.accept(',')) values.push(this.literal());
    this.expect(')');
    return values;
  }

  private literal(): Literal {
    const token = this.peek();
    this.at++;
    if (token.kind === 'string') return token.text;
    if (token.kind === 'number') return Number(token.text);
    if (token.kind === 'word' && /^(true|false)$/i.test(token.text))
      return token.text.toLowerCase() === 'true';
    this.at--;
    throw this.unexpected();
  }

  private order(): { field: string; isDescending: boolean }[] {
    if (this.isWord(0, 'ORDER') && this.isWord(1, 'BY')) this.at += 2;
    else if (!this.accept('ORDERBY')) return [];
    const order: { field: string; isDescending: boolean }[] = [];
    do {
      const field = this.name();
      const isDescending = this.accept('DESC');
      if (!isDescending) this.accept('ASC');
      order.push({ field, isDescending });
    } while (this.accept(','));
    return order;
  }

  private maximum(): number {
    const value = this.integer();
    if (value > MAX_RESULTS)
      throw faults.queryInvalid(`value ${value} is too large. Max allowed value is ${MAX_RESULTS}.`);
    return value;
  }

  private integer(): number {
    const token = this.peek();
    if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw this.unexpected();
    this.at++;
    return Number(token.text);
  }

  private name(): string {
    const token = this.peek();
    if (token.kind !== 'word') throw this.unexpected();
    this.at++;
    return token.text;
  }

  private peek(ahead = 0): Token {
    return this.tokens[this.at + ahead] ?? { kind: 'end', text: '<EOF>', column: 0 };
  }

  private isWord(ahead: number, word: string): boolean {
    const token = this.peek(ahead);
    return token.kind !== 'string' && token.text.toUpperCase() === word;
  }

  private accept(word: string): boolean {
    if (!this.isWord(0, word)) return false;
    this.at++;
    return true;
  }

  private expect(word: string): void {
    if (!this.accept(word)) throw this.unexpected();
  }

  private unexpected() {
    const token = this.peek();
    const kind = { word: '<IDENTIFIER> ', string: '<STRING> ', number: '<INTEGER> ', symbol: '', end: '' }[
      token.kind
    ];
    return faults.queryParse(`Encountered " ${kind}"${token.text} "" at line 1, column ${token.column}.`);
  }
}
