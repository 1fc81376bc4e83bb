import { Tooltip } from 'antd';
import { useLanguage } from './language.ts';

/** A limit as far as a light needs it. `daysLeft` counts natural days to the last day; below 0 it has passed. */
export interface Light {
  due: string | null;
  daysLeft: number | null;
  /** Counted by a calendar that is not published yet. */
  provisional?: boolean;
}

export type LightTone = 'overdue' | 'soon' | 'fine' | 'none';

/** How many natural days before its end a limit turns from fine to soon. */
const soonDays = 3;

export function toneOf({ daysLeft }: Light): LightTone {
  if (daysLeft === null) return 'none';
  if (daysLeft < 0) return 'overdue';
  return daysLeft <= soonDays ? 'soon' : 'fine';
}

const shapes: Record<LightTone, string> = { overdue: '●', soon: '▲', fine: '■', none: '—' };

/** Shape, word and colour together, so that it is read in grey print and by whoever does not see the colours. */
export function lightText(light: Light, language: 'zh' | 'en'): string {
  const tone = toneOf(light);
  const days = light.daysLeft ?? 0;
  const words = {
    zh: {
      overdue: `超期${-days}日`,
      soon: days === 0 ? '今日到期' : `剩${days}日`,
      fine: `剩${days}日`,
      none: '无期限',
    },
    en: {
      overdue: `${-days} d late`,
      soon: days === 0 ? 'due today' : `${days} d left`,
      fine: `${days} d left`,
      none: 'no limit',
    },
  }[language][tone];
  const shown = tone === 'none' ? words : `${shapes[tone]} ${words}`;
  return light.provisional ? `${shown}（${language === 'zh' ? '暂定' : 'provisional'}）` : shown;
}

/** `why` tells the article, the counting and the calendar; it is shown on hover and on focus. */
export function DeadlineLight({ light, why }: { light: Light; why?: string | null }) {
  const language = useLanguage();
  const text = (
    <span className={`light ${toneOf(light)}`} {...(why && { tabIndex: 0 })}>
      {lightText(light, language)}
    </span>
  );
  return why ? (
    <Tooltip trigger={['hover', 'focus']} title={<span style={{ whiteSpace: 'pre-line' }}>{why}</span>}>
      {text}
    </Tooltip>
  ) : (
    text
  );
}

/** Natural days from today to a day, by the clock of the place (UTC+8). */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}
