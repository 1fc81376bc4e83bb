import type { Random } from '../../kit/random.js';

const words = (text: string): string[] => text.trim().split(/\s+/);
const up = '..%2f'.repeat(4);

const routes = words(`
  / /graphql /progress /live /health /favicon.ico /exchange/messages /desk/ /dev/ /dev/clock /dev/assets/x.js
  /auth/login /auth/callback /auth/me /auth/logout /auth/sessions /attachments/union /attachments/court
  /idp /idp/x/auth /idp/court/auth /idp/court/token /idp/court/jwks /idp/court/.well-known/openid-configuration
  /idp/union/me /idp/union/interaction/x /idp/union/session/end
`);
const tails = [
  ...['', '', '', '', '', ''],
  ...words(`
    / // /. /.. /../ /../../../../etc/hosts /%2e%2e/%2e%2e/etc/hosts /${up}x /%252e%252e/ \\..\\..\\ /%c0%ae%c0%ae/
    /%00 /% /%zz /%ff /..;/ /;a=b /.git/config /.env /x /* /null /undefined /__proto__ /constructor /%E2%80%AE
    /8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d
  `),
];
const searches = [
  ...['', '', '', '', `?${'a=1&'.repeat(1000)}`],
  `?return=${encodeURIComponent('\r\nset-cookie: a=b')}`,
  ...words(`
    ? ?% ?a=%00 ?%ff=%ff ?a[]=1&a[b]=2 ?__proto__[a]=1 ?query={__typename} ?query=mutation{x}
    ?person=leader ?person=leader&person=x ?person[]=leader ?person=%00
    ?agency=court ?agency=__proto__ ?agency=constructor ?agency=../.. ?signin=%3Cb%3E ?everywhere=1 ?id_token_hint=x
    ?return=//evil.example ?return=/\\evil.example ?return=javascript:x
    ?code=x&state=y ?state[]=x ?error=x&error_description=%3Cb%3E
    ?case=%00&name=x&kind=y ?case[]=1 ?case=WF-370499-C-2024-000001-0
    ?client_id=wufang-gateway&response_type=code ?client_id=%00&redirect_uri=http://evil.example
    ?response_type=x&client_id=gateway&scope=%00&redirect_uri=%
  `),
];
const noPaths = [
  ...['*', 'http://evil.example/', '//evil.example/', 'x', '/?', '/#a', '/\x01', '/\xff'],
  ...['/'.repeat(3000), `/${'x'.repeat(9000)}`],
];

/** A path of the gateway with something wrong behind it, or no path at all. */
export function strangePath(random: Random): string {
  if (random.chance(0.05)) return random.pick(noPaths);
  const path = random.pick(routes) + random.pick(tails);
  return (random.chance(0.05) ? path.toUpperCase() : path) + random.pick(searches);
}
