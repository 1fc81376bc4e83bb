import { z } from 'zod';

/** What the receiver says of a message: exactly what it received, and what became of it. Signed by the receiver. */
export const receiptShape = z.strictObject({
  messageId: z.uuid(),
  source: z.string(),
  dest: z.string(),
  /** SHA-256, hex, of the bytes received. */
  bodyHash: z.string().length(64),
  receivedAt: z.iso.datetime({ offset: true }),
  disposition: z.enum(['APPLIED', 'REFUSED']),
  code: z.string().nullable(),
});
export type Receipt = z.infer<typeof receiptShape>;

/** The receipt as it travels and is kept, to the byte: canonical text and the receiver's signature over it. */
export const signedReceiptShape = z.strictObject({
  receipt: z.string(),
  signature: z.string(),
  keyId: z.string(),
});
