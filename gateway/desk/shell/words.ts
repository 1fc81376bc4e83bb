import { useCallback } from 'react';
import { codeWords, stateEnums, typeWords } from '../generated/words.ts';
import { useLanguage, type Language } from './language.ts';

/**
 * The word for a type, `wordOf('UnionMediationCase')`, for a code of an enum, `wordOf('ReferralState', 'RECEIVED')`, or for the
 * state of a record, `wordOf('UnionMediationCase', 'IN_MEDIATION')`. Lists of the law have names too: `Arrow`, `Cause`, `ClaimKind`,
 * `DocumentType`, `FactField`, `Outcome`, `Purpose`, `ReturnReason`, and so have `Calendar`, `Door`, `Role`.
 */
export function wordOf(name: string, code?: string | null, language: Language = 'zh'): string {
  if (code === undefined) return language === 'zh' ? (typeWords[name] ?? name) : apart(name);
  if (code === null) return '—';
  const found = (codeWords[name] ?? codeWords[stateEnums[name] ?? ''])?.[code];
  if (found === undefined) return code;
  return language === 'zh' ? found : plain(code);
}

/** The codes of an enum or list with their words, in its order: what a choice offers. */
export function choicesOf(name: string, language: Language = 'zh'): { value: string; label: string }[] {
  return Object.keys(codeWords[name] ?? {}).map((value) => ({ value, label: wordOf(name, value, language) }));
}

/** {@link wordOf} in the language of the desk. */
export function useWords(): (name: string, code?: string | null) => string {
  const language = useLanguage();
  return useCallback((name, code) => wordOf(name, code, language), [language]);
}

/** UnionMediationCase: union mediation case. */
export function apart(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** IN_MEDIATION: in mediation. */
function plain(code: string): string {
  return code.toLowerCase().replace(/_/g, ' ');
}
