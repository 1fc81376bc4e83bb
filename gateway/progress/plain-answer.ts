import type { Course, Shown, Uses } from '#kernel/progress/answer.js';
import { placeOfRecord, plainWords, wordsOfArrow, wordsOfStep } from '#kernel/progress/plain-words.js';
import { localDateOf } from '#kernel/values/local-date.js';

type Organisation = Extract<Shown, { shown: true }>['by'];
type Step = Course['steps'][number];
type PassedOn = Course['referrals'][number];

export interface Line {
  /** 2026年7月2日 */
  on: string;
  text: string;
}

/** What the worker reads: sentences and days, no code and no person. */
export interface PlainAnswer {
  received: string;
  now: string;
  next: string | null;
  lastDay: string | null;
  overdue: boolean;
  call: string;
  /** The line of whoever has the case, to be dialled by a touch; null where none is known. */
  phone: string | null;
  course: Line[];
  seen: Line[];
  /** What is missing from the answer because somebody did not reply. */
  missing: string[];
}

export interface Known {
  receivedOn: string;
  by: Organisation;
  /** Null when the register did not answer. */
  course: Course | null;
  uses: Uses;
  /** Agencies that did not say who has looked. */
  silent: string[];
}

export function plainAnswer({ receivedOn, by, course: known, uses, silent }: Known): PlainAnswer {
  const course = known && inOrder(known);
  const next = course && nextOf(course);
  const missing = [
    ...(course ? [] : ['联动中心暂时没有答复，现在看不到办理经过，请过一会儿再查。']),
    ...(silent.length > 0
      ? [`${silent.map(agencyName).join('、')}暂时没有答复，下面的查看记录可能不全，请过一会儿再查。`]
      : []),
  ];
  return {
    received: `您的案件${day(receivedOn)}由${by.name}收到。`,
    now: nowOf(course, by),
    next: next?.text ?? null,
    lastDay: next?.dueOn ? day(next.dueOn) : null,
    overdue: Boolean(course && next?.dueOn && next.dueOn < course.today),
    call: callOf(course?.holder ?? by),
    phone: plainWords().agencies[(course?.holder ?? by).agency]?.hotline ?? null,
    course: course ? linesOf(course) : [{ on: day(receivedOn), text: `${by.name}收到了您的案件。` }],
    seen: seenOf(uses),
    missing,
  };
}

function inOrder(course: Course): Course {
  const place = ({ kind }: Step) => placeOfRecord(kind);
  const steps = [...course.steps].sort((a, b) => byTime(a, b) || place(a) - place(b));
  return { ...course, steps, referrals: [...course.referrals].sort(byTime) };
}

function byTime(a: { at: string }, b: { at: string }): number {
  return a.at < b.at ? -1 : Number(a.at > b.at);
}

function nowOf(course: Course | null, by: Organisation): string {
  if (!course) return `收案单位是${by.name}。`;
  if (course.holder) return `现在由${course.holder.name}办理。`;
  return course.closedOn ? `这件事已在${day(course.closedOn)}办结。` : `现在由${by.name}办理。`;
}

/** A referral that waits for its receiver is what is waited for; otherwise the step that came last is. */
function nextOf(course: Course): { text: string; dueOn: string | null } | null {
  const step = course.steps.at(-1);
  const passed = course.referrals.at(-1);
  if (passed && waits.has(passed.state) && (!step || passed.at >= step.at)) {
    const text = plainWords().referrals[passed.state]?.next;
    if (text) return { text: named(text, passed), dueOn: passed.dueOn };
  }
  const text = step && wordsOfStep(step.kind, step.state)?.next;
  if (text) return { text: text.replaceAll('{by}', step.by.name), dueOn: step.dueOn ?? course.dueOn };
  return null;
}

const waits = new Set(['SENT', 'RECEIVED', 'UNCONFIRMED', 'RETURNED', 'FORWARDED']);

function linesOf({ steps, referrals }: Course): Line[] {
  const said = [...steps.flatMap(lineOfStep), ...referrals.flatMap(linesOfReferral)];
  return said.sort(byTime).map(({ on, text }) => ({ on: day(on), text }));
}

interface Dated {
  at: string;
  on: string;
  text: string;
}

function lineOfStep({ kind, state, at, on, by }: Step): Dated[] {
  const words = wordsOfStep(kind, state);
  return !words || words.quiet ? [] : [{ at, on, text: words.said.replaceAll('{by}', by.name) }];
}

/** That it was passed on; then how it stands, when that is more. */
function linesOfReferral(referral: PassedOn): Dated[] {
  const { arrow, state, at, on, sentAt, outcome } = referral;
  const passedOn = wordsOfArrow(arrow);
  const stands = plainWords().referrals[state]?.said;
  const ended = outcome && plainWords().outcomes[outcome.code];
  return [
    ...(passedOn ? [{ at: sentAt, on: dayOf(sentAt), text: named(passedOn, referral) }] : []),
    ...(stands ? [{ at, on, text: named(stands, referral) }] : []),
    ...(ended && !ended.quiet ? [{ at: outcome.at, on: dayOf(outcome.at), text: ended.said }] : []),
  ];
}

function seenOf(uses: Uses): Line[] {
  const { ownWork, looks } = plainWords();
  return [...uses]
    .sort((a, b) => (a.on > b.on ? -1 : 1))
    .map(({ on, by, reason, what }) => {
      const kinds = [...new Set(what.split(' ').map((kind) => looks[kind] ?? looks.other))];
      return {
        on: day(on),
        text: `${by.name || agencyName(by.agency)}看过${kinds.join('、')}，原因：${reason ?? ownWork}。`,
      };
    });
}

function callOf({ agency, name }: Organisation): string {
  const office = plainWords().agencies[agency];
  return office
    ? `有不清楚的，请问${name}：带身份证到${office.place}，或拨打 ${office.hotline}。`
    : plainWords().window;
}

function agencyName(agency: string): string {
  return plainWords().agencies[agency]?.name ?? '有关单位';
}

function named(text: string, { from, to }: Pick<PassedOn, 'from' | 'to'>): string {
  return text.replaceAll('{from}', from.name).replaceAll('{to}', to.name);
}

function dayOf(at: string): string {
  return localDateOf(new Date(at));
}

/** 2026-07-02 as people say it. */
function day(on: string): string {
  const [year, month, date] = on.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
