import { togetherBelow } from '#kernel/together/together.js';

const known = new WeakMap<Readonly<URL>, URL>();

/** Where an agency takes several operations in one call, by the address of its GraphQL. */
export function togetherAddress(graphql: Readonly<URL>): Readonly<URL> {
  let url = known.get(graphql);
  if (!url) {
    url = new URL(graphql);
    url.pathname += togetherBelow;
    known.set(graphql, url);
  }
  return url;
}
