import { plainWords } from '#kernel/progress/plain-words.js';
import { escapeHtml } from '../desk-place.js';
import type { Line, PlainAnswer } from './plain-answer.js';
import { progressStyle } from './progress-style.js';

/** What the page of the progress query shows above its form. */
export type Shown =
  | { kind: 'FORM' }
  | { kind: 'FOUND'; answer: PlainAnswer }
  | { kind: 'SAY'; text: string; alarming?: boolean };

/** What was filled in, to be corrected, and whether the page is in large type. */
export interface Typed {
  typed: string;
  large: boolean;
}

/**
 * One page without script, for a small phone and tired eyes (GB/T 37668). The large type is switched by a box that the style looks at,
 * and goes along with the form.
 */
export function progressPage(shown: Shown, { typed, large }: Typed = { typed: '', large: false }): string {
  const found = shown.kind === 'FOUND';
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>查案件进度 · 五方联动</title><link rel="icon" href="data:,"><style>${progressStyle}</style></head>
<body><input type="checkbox" id="large" name="large" value="1"${found ? '' : ' form="query"'}${large ? ' checked' : ''}><div class="page">
<header><div><h1>查案件进度</h1><label for="large" class="switch">大字版</label></div></header><main>
${shown.kind === 'SAY' ? `<p class="say" role="alert">${escapeHtml(shown.text)}</p>` : ''}
${found ? result(shown.answer) : form(typed)}
${found ? `<p class="again"><a href="/progress${large ? '?large=1' : ''}">查另一件</a></p>` : ''}
${help()}
</main></div></body></html>`;
}

/** With the code filled in by the picture that was scanned, the digits are all that is left to type. */
function form(typed: string): string {
  const [first, second] = typed === '' ? [' autofocus', ''] : ['', ' autofocus'];
  return `<form id="query" method="post" action="/progress">
<label for="code">案件码</label>
<p class="hint" id="code-hint">在受理通知或短信里，形如<br><span>WF-370499-C-2026-000417-X</span></p>
<input id="code" name="caseCode" value="${escapeHtml(typed)}" required maxlength="40" autocapitalize="characters" autocomplete="off" spellcheck="false" aria-describedby="code-hint"${first}>
<label for="ending">手机号后四位</label>
<p class="hint" id="ending-hint">您办事时登记的手机号</p>
<input id="ending" name="phoneEnding" class="ending" required inputmode="numeric" pattern="[0-9]{4}" maxlength="4" autocomplete="off" aria-describedby="ending-hint"${second}>
<button>查询</button>
</form>
<p class="note">只显示办到哪一步和下一步做什么，不显示姓名、金额和对方的情况。输错几次以后，这件案件要过一天才能再查。</p>`;
}

function result(answer: PlainAnswer): string {
  const { received, now, next, lastDay, overdue, call, phone, course, seen, missing } = answer;
  const until = lastDay
    ? `<p class="last${overdue ? ' overdue' : ''}">这一步最晚 <b>${escapeHtml(lastDay)}</b>${overdue ? '（已经过了，可以催问）' : ''}</p>`
    : '';
  return `<section class="now" aria-labelledby="now"><h2 id="now">您好</h2>
<p>${escapeHtml(received)}</p><p class="big">${escapeHtml(now)}</p></section>
${missing.map((text) => `<p class="say" role="alert">${escapeHtml(text)}</p>`).join('\n')}
${next ? `<section class="next" aria-labelledby="next"><h2 id="next">下一步做什么</h2><p class="big">${escapeHtml(next)}</p>${until}</section>` : ''}
<section aria-labelledby="call"><h2 id="call">找谁问</h2><p>${escapeHtml(call)}</p>${phone ? dial(phone, '打电话问') : ''}</section>
<section aria-labelledby="course"><h2 id="course">办理经过</h2>${lines(course)}</section>
${rights()}
<section aria-labelledby="seen"><h2 id="seen">谁看过您的信息</h2>
${seen.length > 0 ? lines(seen) : '<p>没有其他单位看过的记录。</p>'}
<p class="note">依法调查中的查看，可能晚一些才显示。</p></section>`;
}

function rights(): string {
  const items = plainWords().rights.map(
    ({ text, source }) => `<li>${escapeHtml(text)}<small>${escapeHtml(source)}</small></li>`,
  );
  return `<section aria-labelledby="rights"><h2 id="rights">您可以怎么做</h2><ul class="rights">${items.join('')}</ul></section>`;
}

/** Who helps without charge, also where nothing was found. */
function help(): string {
  const items = plainWords().lines.map(({ number, text }) => `<li>${dial(number, text)}</li>`);
  return `<section aria-labelledby="help"><h2 id="help">免费帮助电话</h2><ul class="dial">${items.join('')}</ul></section>`;
}

function dial(number: string, text: string): string {
  return `<a class="call" href="tel:${escapeHtml(number)}"><b>${escapeHtml(number)}</b><span>${escapeHtml(text)}</span></a>`;
}

function lines(entries: readonly Line[]): string {
  const items = entries.map(
    ({ on, text }) => `<li><time>${escapeHtml(on)}</time><span>${escapeHtml(text)}</span></li>`,
  );
  return `<ol>${items.join('')}</ol>`;
}
