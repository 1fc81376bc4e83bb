import { z } from 'zod';

/** What the receiver says of a message: exactly what it received, and what became of it. Signed by the receiver. */
export const receiptShape = z
  .strictObject({
    messageId: z.uuid(),
    source: z.string(),
    dest: z.string(),
    /** SHA-256, hex, of the bytes received. */
    bodyHash: z.string().length(64),
    receivedAt: z.iso.datetime({ offset: true }),
    disposition: z.enum(['APPLIED', 'REFUSED']),
    /** Why it was refused; null when it was not. */
    code: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]{0,59}$/)
      .nullable(),
  })
  .refine(({ disposition, code }) => (disposition === 'APPLIED') === (code === null));
export type Receipt = z.infer<typeof receiptShape>;

/** The receipt as it travels and is kept, to the byte: canonical text and the receiver's signature over it. */
export const signedReceiptShape = z.strictObject({
  receipt: z.string(),
  signature: z.string(),
  keyId: z.string(),
});

/** Reads what a receiver answered; null unless it is a signed receipt and nothing besides, in one reading. */
export function readSignedReceipt(text: string): z.infer<typeof signedReceiptShape> | null {
  try {
    const value: unknown = JSON.parse(text);
    const parsed = signedReceiptShape.safeParse(value);
    return parsed.success && JSON.stringify(value) === text ? parsed.data : null;
  } catch {
    return null;
  }
}
