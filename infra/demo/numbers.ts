import type { CaseDesk } from './case-desk.js';

/** Since this day causes are taken from the list of 2025 (法〔2025〕226号). */
export function causeVersionOn(day: string): string {
  return day < '2026-01-01' ? '2020' : '2025';
}

/** （2026）鲁0499民诉前调12号: a court's number for the case, one serial for all its kinds. */
export function courtNumber(desk: CaseDesk, type: string): string {
  const court = desk.plan.course === 'entrusted' ? '鲁0402' : '鲁0499';
  return `（${desk.year}）${court}${type}${desk.plan.serial}号`;
}

/** 鲁虚构劳人仲案字〔2026〕第12号. */
export function arbitrationNumber(
  desk: CaseDesk,
  kind: '案' | '审' | '调',
  serial = desk.plan.serial,
): string {
  return `鲁虚构劳人仲${kind}字〔${desk.year}〕第${serial}号`;
}

/** 虚总工监字〔2026〕12号. */
export function letterNumber(desk: CaseDesk, kind: '提' | '意' | '建'): string {
  return `虚总工监${kind}〔${desk.year}〕${desk.plan.serial}号`;
}
