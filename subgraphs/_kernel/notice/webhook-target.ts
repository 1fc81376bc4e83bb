import { lookup as lookUpName, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Refusal } from '#kernel/refusal.js';

/** Where an organisation may have itself told of notices. */
export interface WebhookTargets {
  /** Whether plain http will do; in development alone. */
  readonly plainHttp: boolean;
  /** Whether any address of an inner network will do; in development alone. */
  readonly anyAddress: boolean;
  /** Inner networks that are allowed all the same: `10.20.0.0/16`, or one address. */
  readonly innerNetworks: readonly string[];
}

/** Where nothing is said: https, and public addresses alone. */
export const strictTargets: WebhookTargets = { plainHttp: false, anyAddress: false, innerNetworks: [] };

/** Addresses that are no place of the public network: this machine, inner and link-local networks, and the like. */
const inner = blockList([
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4', '::/128', '::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64'],
  ...['2001:db8::/32', '2002::/16', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
]);

/** Reads an address a webhook is to have. Refuses with BAD_INPUT what must not be called. */
export function webhookUrl(text: string, targets: WebhookTargets): URL {
  const url = URL.canParse(text) && text.length <= 500 ? new URL(text) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol))
    throw new Refusal('BAD_INPUT', '网络钩子地址填写有误。', '例如 https://oa.example.gov.cn/wufang。');
  if (url.protocol === 'http:' && !targets.plainHttp)
    throw new Refusal('BAD_INPUT', '网络钩子地址必须以 https:// 开头。');
  if (url.username || url.password)
    throw new Refusal('BAD_INPUT', '网络钩子地址不能带用户名和密码。', '对方系统请用签名核对来源。');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !mayCall(host, targets))
    throw new Refusal(
      'BAD_INPUT',
      '网络钩子不能指向内部网络地址。',
      '确需接入内网系统的，请系统管理员在配置 WEBHOOK_INNER_NETWORKS 中列明。',
    );
  return url;
}

export function mayCall(address: string, { anyAddress, innerNetworks }: WebhookTargets): boolean {
  return anyAddress || !isIn(inner, address) || isIn(blockList(innerNetworks), address);
}

/**
 * Looks a name up for a connection and hands on only addresses that may be called: what is checked is what is connected to, however
 * the name answers the next time.
 */
export function guardedLookup(targets: WebhookTargets): LookupFunction {
  return (name, options, answer) => {
    lookUpName(name, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return answer(error, '', 4);
      const allowed = addresses.filter(({ address }) => mayCall(address, targets));
      const [first] = allowed;
      if (!first) return answer(Object.assign(new Error(), { code: 'INNER_ADDRESS' }), '', 4);
      if (options.all) answer(null, allowed);
      else answer(null, first.address, first.family);
    });
  };
}

function isIn(list: BlockList, address: string): boolean {
  // An IPv4 address in IPv6 clothes is what it is underneath; BlockList sees to that.
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return list;
}
