import type { Person } from '../county/people.js';
import type { Enrolment } from './second-factor.js';

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
a{color:#1d4f91}
input{font:inherit;padding:.5rem;display:block;margin-top:.25rem}
code{font-size:1.125rem;word-break:break-all}`;

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

const answers = {
  WRONG: '验证码不对，或者已经用过。请等验证器显示下一个验证码后再试。',
  CLOSED: '验证码连续输错，登录已暂停。请 15 分钟后再试；如不是本人操作，请马上联系管理员。',
};

/** The page that asks for the one-time code; with the secret to enter into an authenticator for who has none yet. */
export function codePage(
  agencyTitle: string,
  enrolment: Enrolment | null,
  outcome: keyof typeof answers | null = null,
): string {
  const first = enrolment
    ? `<p>首次登录请先绑定验证器：在手机验证器中选择“手动输入密钥”，填入下面的密钥。密钥只在绑定完成前显示，请勿转给他人。</p>
<p><code>${escapeHtml(enrolment.secret)}</code></p><p><a href="${escapeHtml(enrolment.uri)}">在本机验证器中打开</a></p>`
    : '';
  const told = outcome ? `<p role="alert">${answers[outcome]}</p>` : '';
  return page(
    `${agencyTitle}登录`,
    `${first}${told}<form method="post"><p><label>验证器上的 6 位验证码
<input name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" required autofocus></label></p>
<button>登录</button></form>`,
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
