import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a ZIP as a test wants it, lies included. */
export interface Part {
  name: string;
  content?: Buffer | string;
  /** What the headers say instead of the truth. */
  claims?: {
    size?: number;
    packed?: number;
    crc?: number;
    method?: number;
    flags?: number;
    localName?: string;
  };
  /** Packed bytes given ready, instead of the content deflated. */
  packed?: Buffer;
  /** Written into the directory, pointing at the bytes of the entry before. */
  overlaps?: boolean;
}

export interface ZipOptions {
  before?: Buffer;
  after?: Buffer;
  between?: Buffer;
  comment?: string;
  /** Number of entries the last record speaks of. */
  count?: number;
}

/** Writes a ZIP; without lies a sound one. */
export function zip(parts: readonly Part[], options: ZipOptions = {}): Buffer {
  const files: Buffer[] = [options.before ?? Buffer.alloc(0)];
  const directory: Buffer[] = [];
  let at = files[0]!.length;
  let last = at;
  for (const part of parts) {
    const { header, listed, data } = headersOf(part);
    if (part.overlaps) {
      directory.push(listed(last));
      continue;
    }
    last = at;
    directory.push(listed(at));
    files.push(header, data);
    at += header.length + data.length;
  }
  const between = options.between ?? Buffer.alloc(0);
  const list = Buffer.concat(directory);
  const count = options.count ?? parts.length;
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count & 0xffff, 8);
  end.writeUInt16LE(count & 0xffff, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at + between.length, 16);
  const comment = Buffer.from(options.comment ?? '');
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...files, between, list, end, comment, options.after ?? Buffer.alloc(0)]);
}

function headersOf(part: Part): { header: Buffer; listed: (at: number) => Buffer; data: Buffer } {
  const content = Buffer.from(part.content ?? '');
  const data = part.packed ?? deflateRawSync(content);
  const { method = 8, flags = 0x800, crc = crc32(content), size = content.length } = part.claims ?? {};
  const packed = part.claims?.packed ?? data.length;
  const fields = Buffer.alloc(22);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt32LE(0x5a_21_00_00, 6);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(size >>> 0, 18);
  const named = (name: string): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt16LE(Buffer.byteLength(name), 0);
    return length;
  };
  const localName = part.claims?.localName ?? part.name;
  const header = Buffer.concat([
    Buffer.from('PK\x03\x04', 'latin1'),
    fields,
    named(localName),
    Buffer.from(localName),
  ]);
  const listed = (at: number): Buffer => {
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    const madeBy = Buffer.from([20, 0]);
    return Buffer.concat([
      ...[Buffer.from('PK\x01\x02', 'latin1'), madeBy, fields, named(part.name), rest],
      Buffer.from(part.name),
    ]);
  };
  return { header, listed, data };
}
