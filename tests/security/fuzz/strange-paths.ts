import type { Random } from './random.js';

const routes = [
  ...['/', '/graphql', '/progress', '/auth/login', '/auth/callback', '/auth/me', '/auth/logout', '/auth/sessions'],
  ...['/attachments/union', '/attachments/court', '/dev/', '/dev/clock', '/dev/assets/x.js', '/live', '/health', '/desk/'],
  ...['/idp/court/auth', '/idp/court/token', '/idp/court/.well-known/openid-configuration', '/idp/court/jwks', '/idp/union/me'],
  ...['/idp/union/interaction/x', '/idp/union/session/end', '/idp/x/auth', '/idp', '/favicon.ico', '/exchange/messages'],
];
const tails = [
  ...['', '', '', '/', '//', '/.', '/..', '/../', '/../../../../etc/hosts', '/%2e%2e/%2e%2e/etc/hosts', '/..%2f..%2f..%2fetc%2fhosts'],
  ...['/%00', '/%', '/%zz', '/%c0%ae%c0%ae/', '/%ff', '/..;/', '/.git/config', '/.env', '/x', '/__proto__', '/constructor'],
  ...['/%252e%252e/', '\\..\\..\\', '/;a=b', '/null', '/undefined', '/8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d', '/%E2%80%AE', '/*'],
];
const searches = [
  ...['', '', '', '?', '?query={__typename}', '?query=mutation{x}', '?%', '?a[]=1&a[b]=2', '?__proto__[a]=1', '?a=%00', '?%ff=%ff'],
  ...['?person=leader&person=x', '?person[]=leader', '?agency=__proto__', '?agency=constructor', '?agency=../..', '?agency=court'],
  ...['?return=//evil.example', '?return=/\\evil.example', '?return=javascript:x', '?return=%0d%0aset-cookie:a=b', '?person=%00'],
  ...['?code=x&state=y', '?state[]=x', '?error=x&error_description=%3Cscript%3E', '?case=%00&name=x&kind=y', '?case[]=1', '?signin=%3Cb%3E'],
  ...['?client_id=wufang-gateway&response_type=code', '?client_id=%00&redirect_uri=http://evil.example', `?${'a=1&'.repeat(1000)}`],
  ...['?response_type=x&client_id=gateway&scope=%00&redirect_uri=%', '?id_token_hint=x', '?case=WF-370499-C-2024-000001-0', '?everywhere=1'],
];

/** A path of the gateway with something wrong behind it, or no path at all. */
export function strangePath(random: Random): string {
  if (random.chance(0.05))
    return random.pick(['*', 'http://evil.example/', '//evil.example/', '/'.repeat(3000), `/${'x'.repeat(9000)}`, '/\x01', 'x', '/?', '/#a', '/\xff']);
  const path = random.pick(routes) + random.pick(tails);
  return (random.chance(0.05) ? path.toUpperCase() : path) + random.pick(searches);
}
