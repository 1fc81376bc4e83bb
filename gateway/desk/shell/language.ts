import { createContext, useContext } from 'react';

export type Language = 'zh' | 'en';

/** Texts of one page in both languages; the English ones are held to the same keys. */
export type Texts<Keys> = { zh: Keys; en: Keys };

export const LanguageContext = createContext<{ language: Language; change(language: Language): void }>({
  language: 'zh',
  change: () => undefined,
});

export function useLanguage(): Language {
  return useContext(LanguageContext).language;
}

export function useTexts<Keys>(texts: Texts<Keys>): Keys {
  return texts[useLanguage()];
}

const kept = 'wufang.language';

export function rememberedLanguage(): Language {
  return localStorage.getItem(kept) === 'en' ? 'en' : 'zh';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(kept, language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
