/** The days of a year's notice as the agencies keep them: days off from Monday to Friday, and weekends worked instead. */
export interface NoticeDays {
  off: string[];
  makeUp: string[];
}

const day = /(\d{1,2})月(\d{1,2})日/g;
const holiday =
  /(?:(\d{1,2})月)?(\d{1,2})日(?:（[^）]*）)?(?:\s*至\s*(?:(\d{1,2})月)?(\d{1,2})日(?:（[^）]*）)?)?[^。；]*?放假/g;

/**
 * Reads the days out of a notice as it is published: “10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）上班。”
 * What it does not find must be typed; the agency checks the whole.
 */
export function parseNotice(text: string, year: number): NoticeDays {
  const flat = text.replace(/\s+/g, '').replace(/\(/g, '（').replace(/\)/g, '）');
  const off = new Set<string>();
  const makeUp = new Set<string>();
  for (const sentence of flat.split(/[。；]/)) {
    if (sentence.includes('放假')) for (const found of daysOff(sentence, year)) off.add(found);
    else if (sentence.includes('上班'))
      for (const [, month, date] of sentence.matchAll(day)) makeUp.add(monthDay(Number(month), Number(date)));
  }
  return { off: [...off].sort(), makeUp: [...makeUp].sort() };
}

function* daysOff(sentence: string, year: number): Generator<string> {
  for (const [, month, date, untilMonth, untilDate] of sentence.matchAll(holiday)) {
    const first = utc(year, Number(month), Number(date));
    const last = untilDate ? utc(year, Number(untilMonth ?? month), Number(untilDate)) : first;
    for (let at = first; at <= last; at += 86_400_000) {
      const found = new Date(at);
      const weekend = [0, 6].includes(found.getUTCDay());
      if (!weekend && found.getUTCFullYear() === year)
        yield monthDay(found.getUTCMonth() + 1, found.getUTCDate());
    }
  }
}

function utc(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date);
}

function monthDay(month: number, date: number): string {
  return `${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Days as somebody types them: `10-01 10-02` or `10月1日、10月2日`. */
export function typedDays(text: string): string[] {
  const chinese = [...text.matchAll(day)].map(([, month, date]) => monthDay(Number(month), Number(date)));
  return chinese.length > 0 ? chinese : text.split(/[\s,，、;；]+/).filter(Boolean);
}
