import { type DataSource, type EntityManager, In, Like } from 'typeorm';
import { AuditEntryEntity } from '#kernel/audit/audit-entry.entity.js';
import { InboxMessageEntity } from '#kernel/exchange/inbox-message.entity.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { signedReceiptShape } from '#kernel/exchange/receipt.js';

/** A signed text as it was kept, to the byte. */
export interface SignedText {
  readonly text: string;
  /** base64url. */
  readonly signature: string;
  readonly keyId: string;
}

/** One side's copy of a message, with the receipt that side holds; null where none has come. */
export interface Copy {
  readonly message: SignedText;
  readonly receipt: SignedText | null;
}

/** What one agency holds of a referral. */
export interface Holdings {
  readonly agency: string;
  /** By message id. */
  readonly sent: ReadonlyMap<string, Copy>;
  readonly received: ReadonlyMap<string, Copy>;
  /** The links of its audit chain that belong to the referral, in their order. */
  readonly links: readonly AuditEntryEntity[];
  /** Where the chain stood. */
  readonly head: { readonly seq: string; readonly hash: string };
}

/** Reads what an agency holds of a referral, as of one instant. */
export function collectHoldings(
  agency: string,
  dataSource: DataSource,
  referralId: string,
): Promise<Holdings> {
  return dataSource.transaction('REPEATABLE READ', async (db) => {
    const sent = copiesOf(await db.findBy(OutboxMessageEntity, { referralId }));
    // The inbox keeps the text as it came; the id stands in it as canonical JSON writes it.
    const received = copiesOf(
      await db.findBy(InboxMessageEntity, { text: Like(`%"referralid":"${referralId}"%`) }),
    );
    const links = await linksOf(db, [referralId, ...sent.keys(), ...received.keys()]);
    const [head] = await db.query<Holdings['head'][]>('select seq, hash from audit_head where id = 1');
    return { agency, sent, received, links, head: head! };
  });
}

function linksOf(db: EntityManager, subjects: readonly string[]): Promise<AuditEntryEntity[]> {
  return db.find(AuditEntryEntity, { where: { subject: In([...subjects]) }, order: { seq: 'ASC' } });
}

function copiesOf(rows: readonly (OutboxMessageEntity | InboxMessageEntity)[]): Map<string, Copy> {
  return new Map(
    rows.map(({ id, text, signature, keyId, receipt }) => [
      id,
      { message: { text, signature, keyId }, receipt: receipt === null ? null : readReceipt(receipt) },
    ]),
  );
}

function readReceipt(reply: string): SignedText {
  const { receipt, signature, keyId } = signedReceiptShape.parse(JSON.parse(reply));
  return { text: receipt, signature, keyId };
}
