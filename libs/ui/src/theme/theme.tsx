import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { isOneOf, readSetting, writeSetting } from '../base/settings';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const DENSITIES = ['comfortable', 'dense'] as const;
export type Density = (typeof DENSITIES)[number];

interface Looks {
  theme: Theme;
  density: Density;
  setTheme(theme: Theme): void;
  setDensity(density: Density): void;
}

const LooksContext = createContext<Looks>({
  theme: 'system',
  density: 'comfortable',
  setTheme: () => undefined,
  setDensity: () => undefined,
});

/** Light or dark and how close rows stand: chosen per browser, written on the root element for the stylesheet. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [theme, chooseTheme] = useState<Theme>(() => readSetting('theme', isOneOf(THEMES)) ?? 'system');
  const [density, chooseDensity] = useState<Density>(
    () => readSetting('density', isOneOf(DENSITIES)) ?? 'comfortable',
  );
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
    dataset.density = density;
  }, [theme, density]);
  const setTheme = useCallback((next: Theme) => {
    writeSetting('theme', next);
    chooseTheme(next);
  }, []);
  const setDensity = useCallback((next: Density) => {
    writeSetting('density', next);
    chooseDensity(next);
  }, []);
  const looks = useMemo(
    () => ({ theme, density, setTheme, setDensity }),
    [theme, density, setTheme, setDensity],
  );
  return <LooksContext value={looks}>{children}</LooksContext>;
}

export const useLooks = (): Looks => useContext(LooksContext);
