import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactNode } from 'react';
import { LanguageProvider } from './i18n/language';
import type { Language } from './i18n/translate';
import { ThemeProvider } from './theme/theme';

/**
 * What the shared components need around them; an app puts its `ToastProvider` below the last `LanguageProvider`. No component writes a style element, so a
 * strict policy may stay strict.
 */
export function UiProvider({ language, children }: { language?: Language; children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <LanguageProvider fallback={language}>
        <ThemeProvider>{children}</ThemeProvider>
      </LanguageProvider>
    </CSPProvider>
  );
}
