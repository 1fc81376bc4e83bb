import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const fontFile = (weight: string): string => resolve(`@expo-google-fonts/noto-serif-sc/${weight}.ttf`);

/** The two files of the face that PDFs are set in. */
export const regular = fontFile('400Regular/NotoSerifSC_400Regular');
export const bold = fontFile('700Bold/NotoSerifSC_700Bold');
