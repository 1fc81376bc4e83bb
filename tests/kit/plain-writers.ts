import type { Layout } from '#kernel/documents/layout.js';

/** Writers that write the text of a document and nothing of its look, in no time. */
export const pdf = {
  writePdf: async ({ addressee, body }: Layout): Promise<Buffer> =>
    Buffer.from(
      [addressee ?? '', ...body.map((block) => (block as { text?: string }).text ?? '')].join('\n'),
    ),
};
export const word = { fillWord: async (): Promise<Buffer> => Buffer.from('Word') };
