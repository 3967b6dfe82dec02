/**
 * Whether a text has a shape, in which `*` is any text, `?` one character and `#` one digit. Only the last star is ever gone
 * back to, so that it takes at most text times shape, whatever both are. This is why the language has no regular expressions.
 */
export function likeness(text: string, shape: string): boolean {
  let [at, in_] = [0, 0];
  let star: { at: number; in_: number } | undefined;
  while (at < text.length) {
    const sign = shape[in_];
    if (sign === '*') {
      star = { at, in_: in_++ };
    } else if (sign !== undefined && fits(text[at] as string, sign)) {
      at++;
      in_++;
    } else if (star) {
      at = ++star.at;
      in_ = star.in_ + 1;
    } else {
      return false;
    }
  }
  while (shape[in_] === '*') in_++;
  return in_ === shape.length;
}

function fits(character: string, sign: string): boolean {
  return sign === '?' || (sign === '#' ? character >= '0' && character <= '9' : sign === character);
}
