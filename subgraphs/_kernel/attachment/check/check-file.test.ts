import { describe, expect, test } from 'vitest';
import { badFiles } from '../../../../tests/security/attachments/bad-files.js';
import { goodFiles } from '../../../../tests/security/attachments/good-files.js';
import { checkFile } from './check-file.js';
import { builtInScanner, type Scanner } from './scanner.js';

const check = (name: string, content: Buffer, scanner: Scanner = builtInScanner) =>
  checkFile(name, content, scanner);

describe('a file that a clerk has', () => {
  test.each(goodFiles)('is taken for what it is: $title', async ({ name, content, mediaType }) => {
    expect(await check(name, content)).toEqual({ name, mediaType });
  });

  test('is kept by its name in one spelling (NFC)', async () => {
    const given = 'cafe\u0301 \u8bf4\u660e.txt';
    expect((await check(given, Buffer.from('a'))).name).toBe('café 说明.txt');
  });
});

describe('a file that nobody may keep', () => {
  test.each(badFiles().map((file) => [file.title, file] as const))(
    'is refused: %s',
    async (_title, { name, content, code }) => {
      const begun = performance.now();
      const refusal = await check(name, content).then(
        () => null,
        (error: Error & { code?: string }) => error,
      );
      expect([refusal?.code, refusal?.message]).toEqual([code, expect.stringMatching(/\p{Script=Han}/u)]);
      expect(performance.now() - begun).toBeLessThan(2_500);
    },
  );
});

describe('a scanner', () => {
  test('that finds something has the file refused', async () => {
    const scanner: Scanner = { name: 'finds', scan: async () => 'Something' };
    await expect(check('a.txt', Buffer.from('a'), scanner)).rejects.toMatchObject({
      code: 'ATTACHMENT_VIRUS',
    });
  });

  test('that fails has nothing accepted', async () => {
    const scanner: Scanner = { name: 'fails', scan: () => Promise.reject(new Error('down')) };
    await expect(check('a.txt', Buffer.from('a'), scanner)).rejects.toMatchObject({
      code: 'ATTACHMENT_SCANNER_DOWN',
    });
  });
});
