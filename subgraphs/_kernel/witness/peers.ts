import type { AddressBookCache, Organisation } from '#kernel/exchange/address-book.js';

/** Another agency of the address book, by the organisation whose address it is found at. */
export type Peer = Organisation;

/** Every agency but the own one, once each. */
export function peersOf(book: AddressBookCache, agency: string): Peer[] {
  const first = new Map<string, Organisation>();
  for (const organisation of book.current.organisations)
    if (organisation.agency !== agency && !first.has(organisation.agency))
      first.set(organisation.agency, organisation);
  return [...first.values()];
}

/** Where a peer takes heads in and shows those it keeps: beside the door for messages. */
export function headsAddress(peer: Peer, agency?: string): string {
  const door = new URL('heads', peer.endpoint).href;
  return agency === undefined ? door : `${door}/${agency}`;
}
