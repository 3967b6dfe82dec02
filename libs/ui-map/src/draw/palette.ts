const NAMES = [
  ...['canvas', 'surface', 'raised', 'sunken', 'line', 'line-strong', 'ink', 'ink-soft', 'ink-faint'],
  ...['accent', 'accent-text', 'good', 'attention', 'attention-soft', 'info', 'info-soft'],
] as const;

/** The colours of the house as a canvas understands them. */
export type Palette = Readonly<Record<(typeof NAMES)[number], string>>;

/** Reads the tokens of the theme where `host` stands: a canvas knows no variables. */
export function readPalette(host: HTMLElement): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const read = (name: (typeof NAMES)[number]): [string, string] => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  };
  const palette = Object.fromEntries(NAMES.map(read)) as Palette;
  probe.remove();
  return palette;
}

/** Calls `changed` when light becomes dark or the other way. */
export function watchTheme(changed: () => void): () => void {
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  scheme.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    scheme.removeEventListener('change', changed);
  };
}
