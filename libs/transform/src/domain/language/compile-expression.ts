import { isDecimal, negated } from './decimals.js';
import { refused, syntaxError } from './expression.errors.js';
import { type LanguageFunction, languageFunctions } from './functions.js';
import { type ListMacro, listMacros } from './list-macros.js';
import { binary, type Run } from './operators.js';
import { parseExpression } from './parse.js';
import type { Scope } from './scope.js';
import type { Syntax } from './syntax.js';
import { asValue, booleanIn, decimalIn, fieldOf, isFields, kindOf, type Value } from './values.js';

/** What the expressions of a mapping may name. */
export interface Surroundings {
  /** Tables that `lookup` can ask. */
  tables: ReadonlySet<string>;
}

export interface CompiledExpression {
  /** Throws `TRANSFORM.NO_ANSWER`, `.TOO_MUCH_WORK` or `.TOO_MUCH_TEXT`. */
  run: Run;
  /** Functions that it calls. */
  calls: ReadonlySet<string>;
}

/**
 * Turns a text into a function: read once, then run for every record. It is made of closures over its parts; no text is ever
 * handed to JavaScript to run, and no name reaches anything but the record, the context and the list of functions.
 * Throws `TRANSFORM.SYNTAX` with the place.
 */
export function compileExpression(source: string, surroundings: Surroundings): CompiledExpression {
  const compiler = new Compiler(surroundings);
  return { run: compiler.part(parseExpression(source)), calls: compiler.calls };
}

const ROOTS: Readonly<Record<string, Run>> = {
  record: ({ record }) => record,
  out: ({ out }) => out,
  context: ({ context: { day, currency, province } }) => ({ day, currency, province }),
};

class Compiler {
  readonly calls = new Set<string>();
  /** Names of the variables of the lists around this part. */
  private readonly locals: string[] = [];

  constructor(private readonly surroundings: Surroundings) {}

  part(syntax: Syntax): Run {
    const run = this.bare(syntax);
    return (scope) => {
      scope.spend(1);
      return run(scope);
    };
  }

  private bare(syntax: Syntax): Run {
    switch (syntax.kind) {
      case 'literal': {
        const { value } = syntax;
        return () => value;
      }
      case 'name':
        return this.named(syntax.name, syntax.at);
      case 'member': {
        const [of, { name }] = [this.part(syntax.of), syntax];
        return (scope) => fieldOf(of(scope), name);
      }
      case 'index': {
        const [of, key] = [this.part(syntax.of), this.part(syntax.key)];
        return (scope) => entryOf(of(scope), key(scope));
      }
      case 'call':
        return this.call(syntax);
      case 'unary': {
        const of = this.part(syntax.of);
        return syntax.sign === '!'
          ? (scope) => !booleanIn(of(scope), '"!"')
          : (scope) => negated(decimalIn(of(scope), '"-"'));
      }
      case 'binary':
        return binary(syntax.sign, this.part(syntax.left), this.part(syntax.right));
      case 'choice': {
        const [test, yes, no] = [this.part(syntax.test), this.part(syntax.yes), this.part(syntax.no)];
        return (scope) => (booleanIn(test(scope), 'A condition') ? yes(scope) : no(scope));
      }
      case 'list': {
        const items = syntax.items.map((item) => this.part(item));
        return (scope) => items.map((item) => item(scope));
      }
      case 'object':
        return objectOf(syntax.entries.map(([name, value]) => [name, this.part(value)]));
    }
  }

  private named(name: string, at: number): Run {
    const slot = this.locals.lastIndexOf(name);
    if (slot >= 0) return ({ locals }) => locals[slot] ?? null;
    const root = Object.hasOwn(ROOTS, name) ? ROOTS[name] : undefined;
    if (root) return root;
    throw syntaxError(
      `There is nothing called "${name}".`,
      at,
      `A field of the record is record.${name}; a text stands in quotation marks; what was mapped before is out.name.`,
    );
  }

  private call(syntax: Syntax & { kind: 'call' }): Run {
    const macro = syntax.isOnReceiver ? listMacros.get(syntax.name) : undefined;
    if (macro) return this.throughList(syntax, macro);
    const found = languageFunctions.get(syntax.name);
    if (!found)
      throw syntaxError(
        `There is no function "${syntax.name}".`,
        syntax.at,
        'Look at the list of functions.',
      );
    const { args, at } = syntax;
    if (args.length < found.least || args.length > found.most)
      throw syntaxError(`${syntax.name}() is written ${found.signature}.`, at, found.says);
    this.calls.add(found.name);
    if (found.name === 'lookup') this.checkTable(args[0] as Syntax);
    const runs = args.map((arg) => this.part(arg));
    return callOf(found, runs);
  }

  /** `list.map(x, …)`: the second part is run for each entry, with the entry under the name. */
  private throughList({ name, args, at }: Syntax & { kind: 'call' }, macro: ListMacro): Run {
    const [of, variable, body] = args;
    if (!of || variable?.kind !== 'name' || !body || args.length !== 3)
      throw syntaxError(`${name}() is written ${macro.signature}.`, at, macro.says);
    if (Object.hasOwn(ROOTS, variable.name))
      throw syntaxError(`"${variable.name}" already means something.`, variable.at, 'Choose another name.');
    const list = this.part(of);
    const slot = this.locals.length;
    this.locals.push(variable.name);
    const run = this.part(body);
    this.locals.pop();
    return macro.build(list, (scope, entry) => {
      scope.locals[slot] = asValue(entry);
      return run(scope);
    });
  }

  private checkTable(table: Syntax): void {
    if (table.kind === 'literal' && typeof table.value === 'string') {
      if (this.surroundings.tables.has(table.value)) return;
      const known = [...this.surroundings.tables].join(', ') || 'none';
      throw syntaxError(
        `There is no table "${table.value}".`,
        table.at,
        `Add it to the mapping. There are: ${known}.`,
      );
    }
    throw syntaxError('lookup() needs the name of a table in quotation marks first.', table.at);
  }
}

function callOf({ run, cost }: LanguageFunction, args: readonly Run[]): Run {
  return (scope: Scope) => {
    scope.spend(cost);
    return run(
      args.map((arg) => arg(scope)),
      scope,
    );
  };
}

function objectOf(entries: readonly [name: string, run: Run][]): Run {
  return (scope) => {
    const made: Record<string, Value> = {};
    for (const [name, run] of entries) made[name] = run(scope);
    return made;
  };
}

/** `record["Unit price"]`, or `list[0]`; nothing where there is none. */
function entryOf(of: Value, key: Value): Value {
  if (of === null) return null;
  if (typeof key === 'string') return fieldOf(of, key);
  if (Array.isArray(of) && isDecimal(key)) {
    const at = key.toNumber();
    return Number.isInteger(at) && at >= 0 && at < of.length ? asValue(of[at]) : null;
  }
  throw refused(
    `${kindOf(of)} has no entry for ${kindOf(key).toLowerCase()}.`,
    isFields(of)
      ? 'Write the name of a field as text: record["Unit price"].'
      : 'Write a number from 0: list[0].',
  );
}
