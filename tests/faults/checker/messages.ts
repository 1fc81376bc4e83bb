import type { z } from 'zod';
import type { AddressBookCache } from '#kernel/exchange/address-book.js';
import { keyOf } from '#kernel/exchange/keyring.js';
import { type Receipt, receiptShape, signedReceiptShape } from '#kernel/exchange/receipt.js';
import { signatureOf } from '#kernel/signing/signing-key.js';
import type { AgencyName } from '../../../infra/county/process-table.js';
import type { AgencyState, InboxRow, OutboxRow } from './end-state.js';

const keyOfMessage = ({ sender, id }: { sender: string; id: string }): string => `${sender} ${id}`;

function byMessage(states: readonly AgencyState[]): Map<string, InboxRow[]> {
  return Map.groupBy(
    states.flatMap(({ inbox }) => inbox),
    keyOfMessage,
  );
}

/** Messages that their sender counts as delivered, and their receiver does not have, or has otherwise. */
export function vanished(states: readonly AgencyState[]): string[] {
  const arrived = byMessage(states);
  return states
    .flatMap(({ outbox }) => outbox)
    .filter(
      (message) => message.deliveredAt !== null && !isThere(arrived.get(keyOfMessage(message)), message),
    )
    .map(({ type, id, sender, destination }) => `${type} ${id} from ${sender} is not at ${destination}`);
}

function isThere(copies: readonly InboxRow[] | undefined, { hash, disposition }: OutboxRow): boolean {
  return (copies ?? []).some((copy) => copy.hash === hash && copy.disposition === disposition);
}

/** Messages taken in twice, by the inbox or by the audit chain, and things they made twice. */
export function doubled(states: readonly AgencyState[]): string[] {
  const twice = [...byMessage(states).values()]
    .filter((copies) => copies.length > 1)
    .map(([first]) => `${first!.type} ${first!.id} is ${first!.destination}’s twice`);
  const effects = states.flatMap(({ agency, audit, secondEffects }) => [
    ...repeated(audit.filter(({ act }) => act === 'exchange.receive').map(({ subject }) => subject)).map(
      (id) => `message ${id} was taken in twice by ${agency}`,
    ),
    ...(secondEffects > 0 ? [`${secondEffects} second effects at ${agency}`] : []),
  ]);
  return [...twice, ...effects];
}

function repeated(list: readonly string[]): string[] {
  const seen = new Set<string>();
  return list.filter((one) => seen.size === seen.add(one).size);
}

/** Per sender, receiver and case, the numbers in the order in which the audit chain says they were taken in. */
export function outOfOrder(states: readonly AgencyState[]): string[] {
  return states.flatMap(({ agency, inbox, audit }) => {
    const messages = new Map(inbox.map((row) => [row.id, row]));
    const last = new Map<string, number>();
    return audit.flatMap(({ act, subject }) => {
      const message = act === 'exchange.receive' ? messages.get(subject) : undefined;
      if (!message) return [];
      const route = `${message.sender} ${message.destination} ${message.caseCode}`;
      const expected = (last.get(route) ?? 0) + 1;
      last.set(route, message.caseSeq);
      return message.caseSeq === expected
        ? []
        : [`${agency} took ${message.caseSeq} where ${expected} was due: ${route}`];
    });
  });
}

export function stuck(states: readonly AgencyState[]): string[] {
  return states
    .flatMap(({ outbox }) => outbox)
    .filter(({ deliveredAt }) => deliveredAt === null)
    .map(({ type, id, destination, lastError }) => `${type} ${id} for ${destination} waits (${lastError})`);
}

/**
 * Deliveries whose receipt is not the receiver's signature over exactly what was sent, or is not the one it keeps. A receipt of a
 * delivery that the receiver has lost since must have been as good; one that was set back to a backup may keep a later one.
 */
export async function receiptFaults(
  states: readonly AgencyState[],
  book: AddressBookCache,
  setBack: AgencyName | null,
): Promise<string[]> {
  const arrived = byMessage(states);
  const faults: string[] = [];
  for (const { outbox, formerReceipts } of states) {
    const former = Map.groupBy(formerReceipts, ({ messageId }) => messageId);
    for (const message of outbox) {
      const kept = arrived.get(keyOfMessage(message))?.[0]?.receipt ?? null;
      const delivered = message.deliveredAt !== null;
      const differs = delivered && kept !== message.receipt;
      const mayDiffer = book.find(message.destination)?.agency === setBack;
      const receipts = [
        ...(delivered ? [message.receipt] : []),
        ...(differs && mayDiffer ? [kept] : []),
        ...(former.get(message.id) ?? []).map(({ receipt }) => receipt),
      ];
      const found = await Promise.all(receipts.map((receipt) => faultOf(message, receipt, book)));
      if (differs && !mayDiffer) found.push('not the one that its receiver keeps');
      faults.push(...found.flatMap((fault) => (fault ? [`${message.type} ${message.id}: ${fault}`] : [])));
    }
  }
  return faults;
}

async function faultOf(
  message: OutboxRow,
  text: string | null,
  book: AddressBookCache,
): Promise<string | null> {
  const read = text === null ? null : readReceipt(text);
  if (!read) return 'not a receipt';
  const { signed, receipt } = read;
  if (receipt.messageId !== message.id || receipt.dest !== message.destination)
    return 'another message’s receipt';
  if (receipt.bodyHash !== message.hash) return 'another hash than the message’s';
  const key = keyOf(book, message.destination, signed.keyId, new Date(receipt.receivedAt));
  if (!key) return 'signed by no key of the receiver’s';
  const signature = Buffer.from(signed.signature, 'base64url');
  return (await signatureOf(key, Buffer.from(signed.receipt), signature, null))
    ? null
    : 'the signature is wrong';
}

function readReceipt(text: string): { signed: z.infer<typeof signedReceiptShape>; receipt: Receipt } | null {
  try {
    const signed = signedReceiptShape.parse(JSON.parse(text));
    return { signed, receipt: receiptShape.parse(JSON.parse(signed.receipt)) };
  } catch {
    return null;
  }
}
