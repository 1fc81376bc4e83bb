import { Refused } from '../../ask.ts';

/** 10 MB, as at the agencies. */
export const largestFile = 10 * 1024 * 1024;

/** Puts a file into a case of the own agency; it is checked there before anything is kept. Answers its id. */
export async function upload(agency: string, code: string, kind: string, file: File): Promise<string> {
  const query = new URLSearchParams({ case: code, name: file.name, kind }).toString();
  const response = await fetch(`/attachments/${agency}?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'wufang-upload': '1' },
    body: file,
  });
  const answer = (await response.json().catch(() => ({}))) as {
    attachment?: { id: string };
    errors?: { message: string; extensions?: { code?: string; hint?: string } }[];
  };
  if (answer.attachment) return answer.attachment.id;
  const [first] = answer.errors ?? [];
  throw new Refused(
    first?.extensions?.code ?? 'REFUSED',
    first?.message ?? '附件没有保存。',
    first?.extensions?.hint ?? null,
  );
}
