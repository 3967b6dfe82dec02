import { useLanguage, useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { MenuChoices } from '../overlay/menu';
import { useLooks } from '../theme/theme';

/** Theme, density and language as choices of the account's menu. */
export function LooksChoices() {
  const t = useMessages(uiMessages);
  const { theme, setTheme, density, setDensity } = useLooks();
  const { language, setLanguage } = useLanguage();
  return (
    <>
      <MenuChoices
        label={t('theme')}
        value={theme}
        onChange={setTheme}
        choices={[
          ['system', t('themeSystem')],
          ['light', t('themeLight')],
          ['dark', t('themeDark')],
        ]}
      />
      <MenuChoices
        label={t('density')}
        value={density}
        onChange={setDensity}
        choices={[
          ['comfortable', t('densityComfortable')],
          ['dense', t('densityDense')],
        ]}
      />
      <MenuChoices
        label={t('language')}
        value={language}
        onChange={setLanguage}
        choices={[
          ['en', 'English'],
          ['fr', 'Français'],
        ]}
      />
    </>
  );
}
