import { z } from 'zod';
import { isPlainText } from '#kernel/values/plain-text.js';
import type { MessageType } from './messages.js';

/**
 * A message between two organisations: CloudEvents 1.0 with the hub's extension attributes.
 * `source` and `id` name it for ever; `caseseq` numbers what one organisation sends another about one case, from 1 without a gap.
 */
export interface Envelope<Body = unknown> {
  specversion: '1.0';
  id: string;
  /** `urn:wufang:<organisation code>` of the sender. */
  source: string;
  type: MessageType;
  time: string;
  datacontenttype: 'application/json';
  /** Organisation code of the receiver. */
  dest: string;
  caseid: string;
  caseseq: number;
  referralid?: string;
  /** The message whose content this one sends once more. */
  causation?: string;
  /** The version of the agreement it is written in; see schema/messages.graphql. */
  schemaver: string;
  data: Body;
}

/** Attributes that a later version than the first has added. */
export const attributesSince = { causation: '1.1' } as const;

const urn = /^urn:wufang:([0-9A-Z]{18})$/;

export const envelopeShape = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string().regex(urn),
  type: z.string().max(60).refine(isPlainText),
  time: z.iso.datetime({ offset: true }),
  datacontenttype: z.literal('application/json'),
  dest: z.string().regex(/^[0-9A-Z]{18}$/),
  caseid: z.string().max(60).refine(isPlainText),
  caseseq: z
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
  referralid: z.uuid().optional(),
  causation: z.uuid().optional(),
  schemaver: z.string().max(10),
  data: z.record(z.string(), z.unknown()),
});

export function sourceOf(organisation: string): string {
  return `urn:wufang:${organisation}`;
}

/** The organisation code in a message's source. */
export function senderOf(envelope: Pick<Envelope, 'source'>): string {
  return urn.exec(envelope.source)?.[1] ?? '';
}
