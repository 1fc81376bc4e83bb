/** What no answer may hold, whoever asks. */
export interface Leak {
  name: string;
  pattern: RegExp;
}

/** Marks of the inside of a program. */
const insides: readonly Leak[] = [
  {
    name: 'STACK',
    pattern: /(\n|\\n)\s*at [^"\n]{1,200}:\d|\bat (file:|node:)|\.[cm]?[jt]s:\d|node_modules/,
  },
  {
    name: 'ERROR_CLASS',
    pattern:
      /\b[A-Z][a-zA-Z]*Error\b: |\b(TypeError|RangeError|SyntaxError|ReferenceError|AggregateError|ZodError)\b/,
  },
  {
    name: 'HOST',
    pattern: /localhost|postgres(ql)?:\/\/|ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|getaddrinfo|UND_ERR/,
  },
  {
    name: 'SQL',
    pattern:
      /\bselect\b[^<>]{1,300}\bfrom\b|\binsert into\b|QueryFailedError|TypeORM|relation "|duplicate key|syntax error at|violates \S+ constraint|invalid byte sequence|invalid input syntax|out of range for type/i,
  },
  { name: 'PATH', pattern: /(?<![\w.])\/(work|home|root|tmp|usr|opt|app|var)\/[\w.-]/ },
  { name: 'KEY', pattern: /PRIVATE KEY|"d":"[\w-]{40,}"/ },
  { name: 'TOKEN', pattern: /\beyJ[\w-]{10,}\.[\w-]{10,}/ },
];

/** Addresses inside the hub: those of the programs behind the gateway. */
export function leaksOf(ports: readonly number[]): readonly Leak[] {
  return [...insides, { name: 'ADDRESS', pattern: new RegExp(`(?<=[\\w\\]]):(${ports.join('|')})\\b`) }];
}

/** Text of one case, and the organisations that may see it. */
export interface Secret {
  text: string;
  organisations: ReadonlySet<string>;
}

/** Names what the text gives away to a person of this organisation; null for nobody who is signed in. */
export function leakIn(
  text: string,
  organisation: string | null,
  leaks: readonly Leak[],
  secrets: readonly Secret[],
): string | null {
  const leak = leaks.find(({ pattern }) => pattern.test(text));
  if (leak) return `${leak.name}: ${around(text, leak.pattern.exec(text)!.index)}`;
  const secret = secrets.find(
    (one) => !(organisation !== null && one.organisations.has(organisation)) && text.includes(one.text),
  );
  return secret ? `OTHERS_DATA: ${around(text, text.indexOf(secret.text))}` : null;
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 60), at + 100);
}
