import { define } from './define-function.js';
import { refused } from './expression.errors.js';
import { likeness } from './likeness.js';
import type { Scope } from './scope.js';
import { asValue, decimalIn, listIn, textIn, type Value } from './values.js';

const MOST_PARTS = 1_000;
const WIDEST = 200;

/** About texts. None of them takes a pattern that could take long: see likeness. */
export const textFunctions = [
  define(
    'trim(text)',
    'Without the spaces around it.',
    changed('trim()', (text) => text.trim()),
  ),
  define(
    'upper(text)',
    'In capitals.',
    changed('upper()', (text) => text.toUpperCase()),
  ),
  define(
    'lower(text)',
    'In small letters.',
    changed('lower()', (text) => text.toLowerCase()),
  ),
  define(
    'squeeze(text)',
    'With one space where there were several, and none around it.',
    changed('squeeze()', (text) => text.split(/\s/).filter(Boolean).join(' ')),
  ),
  define(
    'startsWith(text, start)',
    'Whether it begins so.',
    compared('startsWith()', (text, start) => text.startsWith(start)),
  ),
  define(
    'endsWith(text, end)',
    'Whether it ends so.',
    compared('endsWith()', (text, end) => text.endsWith(end)),
  ),
  define(
    'contains(text, part)',
    'Whether it has the part somewhere.',
    ([text = null, part = null], scope) => {
      const whole = textIn(text, 'contains()');
      const sought = textIn(part, 'contains()');
      scope.read(whole.length * (1 + sought.length));
      return whole.includes(sought);
    },
  ),
  define(
    'like(text, shape)',
    'Whether it has the shape: * is any text, ? one character, # one digit; capitals count.',
    ([text = null, shape = null], scope) => {
      const [whole, sought] = [textIn(text, 'like()'), textIn(shape, 'The shape of like()')];
      // Character by character, and back again: four times the work of a search.
      scope.read(4 * whole.length * (1 + sought.length));
      return likeness(whole, sought);
    },
  ),
  define(
    'substring(text, from, to?)',
    'The characters from one place, counted from 0, up to another.',
    ([text = null, from = null, to = null], scope) => {
      const part = textIn(text, 'substring()').slice(placeIn(from), to === null ? undefined : placeIn(to));
      // A place in the middle of a character leaves half of it, and mending that is a new text.
      scope.hold(part.length);
      return part.toWellFormed();
    },
  ),
  define('replace(text, part, by)', 'With every such part replaced.', replaced),
  define('split(text, by)', 'The texts between the separators.', ([text = null, by = null], scope) => {
    const [whole, separator] = [textIn(text, 'split()'), textIn(by, 'The separator of split()')];
    if (separator === '') throw refused('split() needs a separator.', 'Write split(text, ",").');
    scope.hold(whole.length);
    const parts = whole.split(separator, MOST_PARTS + 1);
    if (parts.length > MOST_PARTS)
      throw refused(`split() makes at most ${MOST_PARTS} parts.`, 'Divide the record.');
    scope.spend(parts.length);
    return parts;
  }),
  define(
    'join(list, by)',
    'The texts of a list with the separator between them.',
    ([list = null, by = null], scope) => {
      const entries = listIn(list, 'join()');
      scope.spend(entries.length);
      const texts = entries.map((entry) => textIn(asValue(entry), 'An entry of join()'));
      const separator = textIn(by, 'The separator of join()');
      scope.hold(texts.reduce((sum, text) => sum + text.length + separator.length, 0));
      return texts.join(separator);
    },
  ),
  define(
    'padStart(text, width, fill)',
    'Filled up from the front, e.g. with zeros.',
    ([text = null, width = null, fill = null], scope) => {
      const wide = placeIn(width);
      if (wide > WIDEST)
        throw refused(`padStart() fills at most ${WIDEST} characters.`, 'Choose a smaller width.');
      const whole = textIn(text, 'padStart()');
      scope.hold(Math.max(wide, whole.length));
      // The last filling may be cut in the middle of a character.
      return whole.padStart(wide, textIn(fill, 'The filling of padStart()')).toWellFormed();
    },
  ),
];

function changed(place: string, change: (text: string) => string) {
  return ([text = null]: readonly Value[], scope: Scope): Value => {
    const whole = textIn(text, place);
    scope.hold(whole.length);
    return change(whole);
  };
}

function compared(place: string, compare: (text: string, part: string) => boolean) {
  return ([text = null, part = null]: readonly Value[], scope: Scope): Value => {
    const [whole, sought] = [textIn(text, place), textIn(part, place)];
    scope.read(sought.length);
    return compare(whole, sought);
  };
}

/** What it will come to is counted before it is made: a short text can grow a thousandfold. */
function replaced([text = null, part = null, by = null]: readonly Value[], scope: Scope): Value {
  const [whole, sought, new_] = [text, part, by].map((value) => textIn(value, 'replace()')) as [
    string,
    string,
    string,
  ];
  if (sought === '')
    throw refused('replace() needs to know what to replace.', 'Write replace(text, "-", "").');
  scope.read(whole.length * (1 + sought.length));
  let times = 0;
  for (let at = whole.indexOf(sought); at >= 0; at = whole.indexOf(sought, at + sought.length)) times++;
  scope.hold(whole.length + times * Math.max(0, new_.length - sought.length));
  return whole.replaceAll(sought, () => new_);
}

function placeIn(value: Value): number {
  const place = decimalIn(value, 'A place').toNumber();
  if (Number.isSafeInteger(place) && place >= 0) return place;
  throw refused('A place in a text is a whole number from 0.', 'Write substring(text, 0, 3).');
}
