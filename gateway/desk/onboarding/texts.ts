import type { Texts } from '../shell/language.ts';
import { en } from './texts-en.ts';
import { zh, type OnboardingTexts } from './texts-zh.ts';

export type { OnboardingTexts };
export const onboardingTexts: Texts<OnboardingTexts> = { zh, en };
