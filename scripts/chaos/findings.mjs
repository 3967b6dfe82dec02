const say = (text) => process.stdout.write(`${text}\n`);

/** What one proof requires and what was measured, a line each. */
export class Findings {
  #failures = 0;

  /**
   * @param {string} what the requirement, in words
   * @param {{ required: string, measured: string, holds: boolean, wrong?: string[] }} finding
   *   `wrong` says what does not fit, in sentences; the first twenty are shown
   */
  need(what, { required, measured, holds, wrong = [] }) {
    say(`  ${holds ? '✓' : '✗'} ${what}: required ${required}, measured ${measured}`);
    for (const sentence of wrong.slice(0, 20)) say(`      ${sentence}`);
    if (!holds) this.#failures++;
  }

  /** None of these may be. */
  none(what, wrong, of = '') {
    const measured = `${wrong.length}${of && ` of ${of}`}`;
    this.need(what, { required: '0', measured, holds: wrong.length === 0, wrong });
  }

  exactly(what, required, measured) {
    this.need(what, {
      required: `exactly ${required}`,
      measured: String(measured),
      holds: required === measured,
    });
  }

  atMost(what, most, measured, unit = '') {
    this.need(what, {
      required: `≤ ${most}${unit}`,
      measured: `${measured}${unit}`,
      holds: measured <= most,
    });
  }

  note(text) {
    say(`    ${text}`);
  }

  get hold() {
    return this.#failures === 0;
  }
}
