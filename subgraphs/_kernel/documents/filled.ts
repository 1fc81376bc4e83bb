import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { SignerRole } from './document-type.js';

/** One row of a table in a document, by the names of its columns. */
export type Row = Record<string, string>;

/** A date as YYYY-MM-DD, money in fen; null where the record does not say. */
export type FieldValue = string | number | readonly Row[] | null;

/** Who has to sign for the document to be valid. */
export interface NeededSignature {
  role: Exclude<SignerRole, 'SEAL'>;
  partyId: string | null;
  name: string;
  /** When the record already holds that they have signed; null where they are still to sign. */
  signedAt: string | null;
}

/** What a record says for a document of it. */
export interface FilledDocument {
  /** Null for what belongs to no case. */
  caseCode: string | null;
  organisation: string;
  /** The number the record bears; of a type with a series of its own, one that was given by hand before. */
  number?: string | null;
  fields: Readonly<Record<string, FieldValue>>;
  /** What the law asks inside a field and the record does not say: `测试甲的住址`. */
  missing?: readonly string[];
  signers: readonly NeededSignature[];
  /** Keeps in the record what it takes over from its document when that is issued. */
  issued?: (document: { number: string | null; issuedOn: string }) => Promise<void>;
}

/**
 * Fills a document from the record it serves: loads the record and permits the actor, as every act on the record does.
 * An agency gives one for each type it issues, in its manifest. What a person adds decides where the record has several of a thing.
 */
export type DocumentFill = (
  tx: EntityManager,
  ctx: RequestContext,
  recordId: string,
  supplements?: Readonly<Record<string, string>>,
) => Promise<FilledDocument>;
