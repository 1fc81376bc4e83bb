import type { Person } from '../county/people.js';

const style = `
body{margin:0;font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;background:#f4f6f8;color:#1c2733}
main{max-width:36rem;margin:0 auto;padding:2rem 1rem}
h1{font-size:1.375rem;margin:0 0 .25rem}
p{margin:.25rem 0 1rem;color:#46535f}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}
button{width:100%;text-align:left;font:inherit;padding:.75rem 1rem;border:1px solid #8a97a3;border-radius:.5rem;background:#fff;color:inherit;cursor:pointer}
button:hover{border-color:#1d4f91}
button:focus-visible{outline:3px solid #1d4f91;outline-offset:2px}
button span{display:block;color:#46535f;font-size:.875rem}
a{color:#1d4f91}`;

/** The sign-in page of an agency's demo issuer: its people, to pick from without a password. */
export function signInPage(agencyTitle: string, people: readonly Person[]): string {
  const rows = people.map(
    (person) =>
      `<li><button name="person" value="${escapeHtml(person.id)}">${escapeHtml(person.name)}<span>${escapeHtml(person.title)}</span></button></li>`,
  );
  return page(
    `${agencyTitle}登录`,
    `<p>演示环境：以下人员均为虚构，点选即登录，不需要密码。</p><form method="post"><ul>${rows.join('')}</ul></form>`,
  );
}

export function errorPage(code: string): string {
  return page(
    '登录没有完成',
    `<p>登录请求已失效或不完整，请回到首页重新登录。（${escapeHtml(code)}）</p><p><a href="/">回到首页</a></p>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
