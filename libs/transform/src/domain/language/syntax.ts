import type { Decimal } from 'decimal.js';

interface Part {
  /** Where it begins in the text. */
  at: number;
}

/** A part of an expression, as it was written. */
export type Syntax =
  | (Part & { kind: 'literal'; value: null | boolean | string | Decimal })
  | (Part & { kind: 'name'; name: string })
  | (Part & { kind: 'member'; of: Syntax; name: string })
  | (Part & { kind: 'index'; of: Syntax; key: Syntax })
  /** `f(x)` and `x.f()` are the same call; only the second can go through a list. */
  | (Part & { kind: 'call'; name: string; args: Syntax[]; isOnReceiver: boolean })
  | (Part & { kind: 'unary'; sign: '!' | '-'; of: Syntax })
  | (Part & { kind: 'binary'; sign: BinarySign; left: Syntax; right: Syntax })
  | (Part & { kind: 'choice'; test: Syntax; yes: Syntax; no: Syntax })
  | (Part & { kind: 'list'; items: Syntax[] })
  | (Part & { kind: 'object'; entries: [name: string, value: Syntax][] });

export type BinarySign =
  | '??'
  | '||'
  | '&&'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'in'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

/** How tightly each sign binds; the higher, the tighter. */
export const BINDING: Readonly<Record<BinarySign, number>> = {
  '??': 1,
  '||': 2,
  '&&': 3,
  '==': 4,
  '!=': 4,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  in: 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
};
