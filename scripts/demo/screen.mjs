const WIDTH = 92;
const isTerminal = process.stdout.isTTY === true;
const isColoured = isTerminal && !process.env.NO_COLOR;

const paint = (code) => (text) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : String(text));
export const bold = paint(1);
export const soft = paint(2);
export const good = paint(32);
export const bad = paint(31);

export const say = (text = '') => process.stdout.write(`${text}\n`);

/** A chapter of the story. */
export const chapter = (title) => say(`\n${bold(title)}`);

/** Something to know about the line above. */
export const note = (text) => say(soft(`    ${text}`));

/** @param {number} milliseconds */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/** Thousands apart, as many digits after the point as given. */
export const figure = (value) => String(value).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');

/**
 * Does something and tells it with the time it took; while it runs, a terminal shows what is waited for.
 * @template T
 * @param {string} doing
 * @param {() => Promise<T>} work
 * @param {(result: T) => string} told
 * @returns {Promise<T>}
 */
export async function step(doing, work, told) {
  const begun = performance.now();
  if (isTerminal) process.stdout.write(soft(`  · ${doing} …`));
  try {
    const result = await work();
    clearLine();
    tick(told(result), seconds(performance.now() - begun));
    return result;
  } catch (error) {
    clearLine();
    say(`  ${bad('✗')} ${doing}`);
    throw error;
  }
}

/** Something that is so, with a figure at the right edge. */
export function tick(text, right = '', isGood = true) {
  const gap = Math.max(2, WIDTH - 4 - text.length - right.length);
  const edge = right === '' ? '' : `${' '.repeat(gap)}${soft(right)}`;
  say(`  ${isGood ? good('✓') : bad('✗')} ${text}${edge}`);
}

function clearLine() {
  if (isTerminal) process.stdout.write('\r\u001b[2K');
}

/**
 * Aligned columns. A heading that begins with ">" aligns to the right.
 * @param {string[]} headings
 * @param {string[][]} rows
 */
export function table(headings, rows) {
  const names = headings.map((heading) => heading.replace('>', ''));
  const widths = names.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at].length)));
  const line = (cells) =>
    cells
      .map((cell, at) => (headings[at].startsWith('>') ? cell.padStart(widths[at]) : cell.padEnd(widths[at])))
      .join('  ')
      .trimEnd();
  say(soft(`    ${line(names)}`));
  for (const row of rows) say(`    ${line(row)}`);
}
