import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { isOneOf, readSetting, writeSetting } from '../base/settings';
import { type RefusalWords, refusalWords } from '../form/refusal';
import {
  type Bilingual,
  type Catalog,
  LANGUAGES,
  type Language,
  LOCALES,
  translate,
  type Values,
} from './translate';

interface LanguageState {
  language: Language;
  locale: string;
  setLanguage(language: Language): void;
  /** Nobody reads them here: whoever says something says it anew when they have come. */
  refusals?: RefusalWords;
}

const LanguageContext = createContext<LanguageState>({
  language: 'en',
  locale: LOCALES.en,
  setLanguage: () => undefined,
});

const KEY = 'language';

/** Gives everything below its language: the person's choice, else the organization's, else the browser's. */
export function LanguageProvider({ fallback, children }: { fallback?: Language; children: ReactNode }) {
  const [chosen, choose] = useState(() => readSetting(KEY, isOneOf(LANGUAGES)));
  const language = chosen ?? fallback ?? (navigator.language.startsWith('fr') ? 'fr' : 'en');
  useEffect(() => {
    document.documentElement.lang = LOCALES[language];
  }, [language]);
  const setLanguage = useCallback((next: Language) => {
    writeSetting(KEY, next);
    choose(next);
  }, []);
  const refusals = useSyncExternalStore(refusalWords.subscribe, refusalWords.current);
  const state = useMemo(
    () => ({ language, locale: LOCALES[language], setLanguage, refusals }),
    [language, setLanguage, refusals],
  );
  return <LanguageContext value={state}>{children}</LanguageContext>;
}

export const useLanguage = (): LanguageState => useContext(LanguageContext);

/** Declares a page's words, English and French side by side: a text without its translation does not compile. */
export function defineMessages<const C extends Catalog>(catalog: C): C {
  return catalog;
}

export type Translate<C extends Catalog> = (key: keyof C & string, values?: Values) => string;

/** The words of `catalog` in the language of the person in front of the screen. */
export function useMessages<C extends Catalog>(catalog: C): Translate<C> {
  const { language } = useLanguage();
  return useCallback(
    (key, values) => translate(catalog[key] as Bilingual, language, values),
    [catalog, language],
  );
}
