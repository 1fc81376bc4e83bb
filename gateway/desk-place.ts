import type { RequestHandler } from 'express';
import type { AddressBookCache } from '#kernel/exchange/address-book.js';
import type { Person } from '../infra/county/people.js';
import type { Callers } from './identity/caller.js';
import { personOf, type SignedInPerson } from './identity/person.js';

export interface DeskPlaceOptions {
  book: AddressBookCache;
  callers: Callers;
  /** The demo people; none outside development. Those with a card come first. */
  people: readonly Person[];
  development: boolean;
}

const errands: Record<string, string> = {
  court: '委托工会等组织调解，查看每件移送走到哪一步',
  'human-resources': '办理仲裁，了解工会调解的结果',
  procuratorate: '跟进“一函两书”和支持起诉线索',
  union: '接受委托，主持调解，反馈结果',
  justice: '受理法律援助，衔接人民调解',
  docket: '查看联动全貌：案件、时限和统计',
};

const notices: Record<string, string> = {
  unknown: '没有这位人员，请从下面选择。',
  unavailable: '登录服务暂时没有响应，请稍后再试。',
  expired: '登录已超时，请重新选择。',
  failed: '登录没有完成，请重新选择。',
  ended: '登录已超时，请重新登录；已提交的内容都已保存。',
  factor: '您所在单位要求动态口令，请重新登录并输入动态口令。',
};

/** `/`: where people sign in, until they are at the desk. One page, nothing from elsewhere. */
export function deskPlace({ book, callers, people, development }: DeskPlaceOptions): RequestHandler {
  return async (request, response) => {
    const token = await callers.tokenOf(request).catch(() => null);
    const notice = typeof request.query.signin === 'string' ? notices[request.query.signin] : undefined;
    const organisation = (code: string) => book.find(code)?.name ?? '';
    const cards = people.filter(({ card }) => card);
    const entries =
      cards.length > 0
        ? cards.map((person) => personEntry(person, organisation))
        : book.current.issuers.map(({ agency }) =>
            entry(
              `agency=${agency}&return=/desk/`,
              book.organisationsOf(agency)[0]?.name ?? agency,
              '',
              agency,
            ),
          );
    const others = people.filter(({ card }) => !card);
    const body = [
      notice ? `<p class="notice" role="status">${escapeHtml(notice)}</p>` : '',
      token ? signedIn(personOf(token), organisation) : '',
      `<h2>${token ? '换一个身份' : '选择身份登录'}</h2>`,
      development ? '<p class="note">演示环境：人员、单位和案件均为虚构，点选即登录，不需要密码。</p>' : '',
      `<ul>${entries.join('')}</ul>`,
      others.length > 0 ? moreIdentities(others, organisation) : '',
      `<a class="worker" href="/progress"><b>我是劳动者，查案件进度</b><span>凭案件码和手机号后四位，不用登录</span></a>`,
      `<footer>${development ? '<a href="/dev">查询页（开发用）</a>' : ''}<a href="/health">运行状态</a></footer>`,
    ];
    response
      .set('cache-control', 'no-store')
      .type('html')
      .send(page(body.join('\n')));
  };
}

function personEntry(person: Person, organisation: (code: string) => string): string {
  const { id, name, title, agency } = person;
  return entry(`person=${id}&return=/desk/`, title, `${name} · ${organisation(person.organisation)}`, agency);
}

/** Everybody else of the demo, by organisation: judges, mediators, administrators. */
function moreIdentities(people: readonly Person[], organisation: (code: string) => string): string {
  const groups = [...Map.groupBy(people, (person) => person.organisation)].map(([code, own]) => {
    const links = own.map(
      ({ id, title }) =>
        `<a href="/auth/login?person=${escapeHtml(id)}&amp;return=/desk/">${escapeHtml(title)}</a>`,
    );
    return `<div><dt>${escapeHtml(organisation(code))}</dt><dd>${links.join('')}</dd></div>`;
  });
  return `<details><summary>更多身份（法官、调解员、管理员…）</summary><dl>${groups.join('')}</dl></details>`;
}

function entry(query: string, title: string, who: string, agency: string): string {
  const errand = errands[agency] ?? '';
  return `<li><a class="card" href="/auth/login?${escapeHtml(query)}"><b>${escapeHtml(title)}</b><span>${escapeHtml(who)}</span><small>${escapeHtml(errand)}</small></a></li>`;
}

function signedIn(person: SignedInPerson, organisation: (code: string) => string): string {
  return `<section class="me"><p>已登录：<b>${escapeHtml(person.name)}</b>（${escapeHtml(organisation(person.organisation))}）</p>
<a class="enter" href="/desk/">进入办案页面</a>
<form method="post" action="/auth/logout"><button>退出登录</button></form></section>`;
}

function page(body: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>五方联动</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><header><div><h1>五方联动</h1><p>工会 · 法院 · 人社 · 检察 · 司法，一件劳动争议，一个办理全程</p></div></header>
<main>${body}</main></body></html>`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
*{box-sizing:border-box}
body{margin:0;font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif;background:#f4f6f8;color:#1c2733}
header{background:#17406d;color:#fff;padding:1.75rem 0 1.5rem;border-bottom:4px solid #f0b429}
header div,main{max-width:64rem;margin:0 auto}
header div{padding:0 1rem}
h1{font-size:1.75rem;letter-spacing:.08em;margin:0}
header p{margin:.25rem 0 0;color:#dce7f3}
main{padding:1rem 1rem 3rem}
h2{font-size:1.125rem;margin:1.25rem 0 .25rem}
.note{margin:0 0 .875rem;color:#46535f}
.notice{background:#fff4d6;border:1px solid #b98900;border-radius:.5rem;padding:.5rem 1rem;color:#5a4300}
.me{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;background:#fff;border:1px solid #c9d2da;border-left:4px solid #1b6e3c;border-radius:.5rem;padding:.75rem 1rem;margin-top:.5rem}
.me p{margin:0;flex:1 1 14rem}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(18rem,100%),1fr))}
.card{display:block;height:100%;padding:.875rem 1.125rem;background:#fff;border:1px solid #c9d2da;border-left:4px solid #17406d;border-radius:.5rem;color:inherit;text-decoration:none}
.card:hover,.worker:hover{border-color:#17406d;background:#fafcff}
.card b{display:block;font-size:1.0625rem;color:#17406d}
.card span,.card small{display:block;color:#46535f;font-size:.9375rem}
.card small{margin-top:.25rem;font-size:.875rem}
details{margin-top:.75rem;background:#fff;border:1px solid #c9d2da;border-radius:.5rem}
summary{padding:.625rem 1.125rem;min-height:2.75rem;cursor:pointer;color:#17406d}
dl{margin:0;padding:0 1.125rem .75rem;display:grid;gap:.25rem}
dl div{display:grid;grid-template-columns:minmax(10rem,14rem) 1fr;gap:0 1rem;align-items:baseline;border-top:1px solid #e6ebf0}
dt{color:#46535f}
dd{margin:0;display:flex;flex-wrap:wrap;gap:0 1.25rem}
dd a{color:#0b4f86;display:inline-flex;align-items:center;min-height:2.75rem}
.worker{display:block;margin-top:1.25rem;padding:.875rem 1.125rem;background:#fff;border:1px solid #c9d2da;border-left:4px solid #1b6e3c;border-radius:.5rem;color:inherit;text-decoration:none}
.worker b{display:block;font-size:1.0625rem;color:#1b6e3c}
.worker span{color:#46535f;font-size:.9375rem}
button{font:inherit;min-height:2.75rem;padding:.25rem 1rem;border:1px solid #17406d;border-radius:.375rem;background:#fff;color:#17406d;cursor:pointer}
a:focus-visible,button:focus-visible,summary:focus-visible{outline:3px solid #c2570c;outline-offset:2px}
a.enter{min-height:2.75rem;display:inline-flex;align-items:center;padding:.25rem 1rem;border-radius:.375rem;background:#17406d;color:#fff;text-decoration:none}
footer{margin-top:1.5rem;display:flex;gap:1.5rem}
footer a{color:#17406d;padding:.5rem 0}
@media (max-width:32rem){header{padding:1rem 0}h1{font-size:1.5rem}dl div{grid-template-columns:1fr}}`;
