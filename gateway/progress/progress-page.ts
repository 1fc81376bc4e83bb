import { escapeHtml } from '../desk-place.js';
import type { Line, PlainAnswer } from './plain-answer.js';

/** What the page of the progress query shows above its form. */
export type Shown =
  | { kind: 'FORM' }
  | { kind: 'FOUND'; answer: PlainAnswer }
  | { kind: 'SAY'; text: string; alarming?: boolean };

/** One page without script, for a small phone and tired eyes; `typed` is put back into the form to be corrected. */
export function progressPage(shown: Shown, typed = ''): string {
  const found = shown.kind === 'FOUND';
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>查案件进度 · 五方联动</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><header><h1>查案件进度</h1></header><main>
${shown.kind === 'SAY' ? `<p class="say" role="alert">${escapeHtml(shown.text)}</p>` : ''}
${found ? result(shown.answer) : form(typed)}
${found ? '<p><a class="again" href="/progress">查另一件</a></p>' : ''}
</main></body></html>`;
}

function form(typed: string): string {
  return `<form method="post" action="/progress">
<label for="code">案件码</label>
<p class="hint" id="code-hint">在受理通知或短信里，形如<br><span>WF-370499-C-2026-000417-X</span></p>
<input id="code" name="caseCode" value="${escapeHtml(typed)}" required maxlength="40" autocapitalize="characters" autocomplete="off" spellcheck="false" aria-describedby="code-hint">
<label for="ending">手机号后四位</label>
<p class="hint" id="ending-hint">您办事时登记的手机号</p>
<input id="ending" name="phoneEnding" class="ending" required inputmode="numeric" pattern="[0-9]{4}" maxlength="4" autocomplete="off" aria-describedby="ending-hint">
<button>查询</button>
</form>
<p class="note">只显示办到哪一步和下一步做什么，不显示姓名、金额和对方的情况。输错几次以后，这件案件要过一天才能再查。</p>`;
}

function result(answer: PlainAnswer): string {
  const { received, now, next, lastDay, overdue, call, course, seen, missing } = answer;
  const until = lastDay
    ? `<p class="last${overdue ? ' overdue' : ''}">这一步最晚 <b>${escapeHtml(lastDay)}</b>${overdue ? '（已经过了，可以催问）' : ''}</p>`
    : '';
  return `<section class="now" aria-labelledby="now"><h2 id="now">您好</h2>
<p>${escapeHtml(received)}</p><p class="big">${escapeHtml(now)}</p></section>
${missing.map((text) => `<p class="say" role="alert">${escapeHtml(text)}</p>`).join('\n')}
${next ? `<section aria-labelledby="next"><h2 id="next">下一步</h2><p class="big">${escapeHtml(next)}</p>${until}</section>` : ''}
<section aria-labelledby="call"><h2 id="call">找谁问</h2><p>${escapeHtml(call)}</p></section>
<section aria-labelledby="course"><h2 id="course">办理经过</h2>${lines(course)}</section>
<section aria-labelledby="seen"><h2 id="seen">谁看过您的信息</h2>
${seen.length > 0 ? lines(seen) : '<p>没有其他单位看过的记录。</p>'}
<p class="note">依法调查中的查看，可能晚一些才显示。</p></section>`;
}

function lines(entries: readonly Line[]): string {
  const items = entries.map(
    ({ on, text }) => `<li><time>${escapeHtml(on)}</time><span>${escapeHtml(text)}</span></li>`,
  );
  return `<ol>${items.join('')}</ol>`;
}

const style = `
*{box-sizing:border-box}
body{margin:0;font:1.25rem/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif;background:#f4f6f8;color:#16202b}
header{background:#17406d;color:#fff;padding:1rem 0}
h1{font-size:1.75rem;margin:0 auto;padding:0 1rem;max-width:40rem}
main{max-width:40rem;margin:0 auto;padding:1rem 1rem 3rem}
h2{font-size:1.25rem;margin:0 0 .25rem;color:#17406d}
p{margin:0 0 .5rem}
section{background:#fff;border:1px solid #c9d2da;border-radius:.75rem;padding:1rem;margin:0 0 1rem}
.big{font-size:1.5rem;line-height:1.5;font-weight:600}
.last b,.hint span{white-space:nowrap}
.overdue{color:#8a1c0e}
.hint,.note{font-size:1.125rem;color:#46535f}
.say{background:#fff4d6;border:2px solid #b98900;border-radius:.75rem;padding:.75rem 1rem;color:#4d3900}
label{display:block;font-weight:600;margin-top:1rem}
input{font:inherit;width:100%;min-height:3.5rem;padding:.5rem .75rem;border:2px solid #46535f;border-radius:.5rem;background:#fff;color:inherit}
.ending{width:8rem;letter-spacing:.25em}
button{display:block;font:inherit;font-weight:600;width:100%;min-height:3.5rem;margin:1.5rem 0;border:0;border-radius:.5rem;background:#17406d;color:#fff;cursor:pointer}
ol{list-style:none;margin:0;padding:0}
li{padding:.5rem 0;border-top:1px solid #dde3e8}
li:first-child{border-top:0}
time{display:block;font-size:1.125rem;color:#46535f}
.again{display:inline-block;padding:.75rem 0;color:#17406d}
a:focus-visible,button:focus-visible,input:focus-visible{outline:3px solid #c2570c;outline-offset:2px}
@media(min-width:40rem){li{display:flex;gap:1rem}time{flex:0 0 10rem}}`;
