import type { Texts } from '../../shell/language.ts';
import { tabTextsEn } from './texts-en.ts';
import { tabTextsZh } from './texts-zh.ts';

export const tabTexts: Texts<typeof tabTextsZh> = { zh: tabTextsZh, en: tabTextsEn };
