/** One attack that the hub is tried with, and where. */
export interface Attack {
  number: number;
  what: string;
  tests: readonly { file: string; title: string }[];
}

const at = (file: string, ...titles: string[]) =>
  titles.map((title) => ({ file: `tests/${file}.test.ts`, title }));
const here = (file: string, ...titles: string[]) => at(`security/attacks/${file}`, ...titles);

/** Every attack of the list that the hub was planned with, in its order. */
export const attackList: readonly Attack[] = [
  {
    number: 1,
    what: 'an agency called without, with a wrong, expired, replayed or altered signature of the gateway',
    tests: [
      ...at(
        'journeys/agency-door',
        'stays shut without a gateway signature',
        'stays shut to a stranger’s signature',
        'stays shut to a call played again, or with another body under the same signature',
      ),
      ...at(
        'security/sessions/signed-call-volume',
        'played again none passes',
        'with another body none passes',
        'after their minute none passes',
      ),
    ],
  },
  {
    number: 2,
    what: 'ids of others’ cases, guessed ids, lists of allowed and denied ones',
    tests: here(
      '02-mixed-ids',
      'shows each allowed one and nothing of the others, wherever they stand',
      'answers forbidden, unknown, mistyped and senseless alike',
      'takes as long for a forbidden one as for one that is not there',
      'are answered one by one, the forbidden like the unknown',
    ),
  },
  {
    number: 3,
    what: 'the same field by every path',
    tests: at('security/matrix/matrix', 'finds a path that leads around the guard'),
  },
  {
    number: 4,
    what: 'each role, agency, relation, field and state against the sharing matrix',
    tests: [
      ...at(
        'security/matrix/matrix',
        'is to every reader, by every path, what the table written by hand says; and every field is checked',
      ),
      ...at(
        'security/matrix/real',
        'real cases are disclosed as the table written by hand says, and each look leaves its record',
      ),
    ],
  },
  {
    number: 5,
    what: 'deep, wide, aliased, word-heavy queries, fragment bombs, huge lists',
    tests: at(
      'security/door/hostile',
      'are all refused with 4xx, in JSON, with a code and without data',
      'are refused within 50 ms, 99 of 100',
    ),
  },
  {
    number: 6,
    what: 'batches, and guessing by aliases',
    tests: at(
      'security/door/throttle',
      'counts as often as it guesses',
      'reaches no agency once it is throttled',
      'cannot begin one sign-in after another, nor try one answer after another, under any address it claims',
    ),
  },
  {
    number: 7,
    what: 'an operation that the deployment does not know',
    tests: [{ file: 'gateway/documents/documents.test.ts', title: 'refuses %s' }],
  },
  {
    number: 8,
    what: 'introspection, suggestions, stacks, names of hosts, words of the database',
    tests: [
      ...at('security/door/cop', 'is not there in production'),
      ...at('security/fuzz/fuzz', 'are each answered in time, without a fault, a leak or an act'),
    ],
  },
  {
    number: 9,
    what: 'requests that a page of another site can send',
    tests: [
      ...at(
        'security/door/http',
        'does not read %s',
        'does not read %s, which a page of another site might send',
      ),
      ...at('security/door/graphql-http', 'is kept in all that it demands'),
    ],
  },
  {
    number: 10,
    what: 'injection through filters, searches, orders and cursors',
    tests: here(
      '10-injection',
      'at %s is answered as any text of which nothing is known',
      'in an entity’s id at %s finds nothing',
      'in the purpose of a look, or in the name of who delegated, is a text or a refusal',
      'a text of a case is kept to the letter, whatever it looks like',
    ),
  },
  {
    number: 11,
    what: 'broken characters, numbers, dates and names of the language',
    tests: [
      ...at('security/fuzz/fuzz', 'write nothing but that somebody asked and what was refused'),
      ...at('security/door/http', 'takes no harm from names of the language'),
    ],
  },
  {
    number: 12,
    what: 'forged, replayed, reordered, truncated and re-targeted referrals; another’s or a revoked key',
    tests: [
      ...here(
        '12-forged-referrals',
        'by another organisation in the sender’s name: sender is not signer',
        'under its old name with other words, rightly signed',
        'when one before it is missing, and the answer says which',
        'cut off anywhere',
        'by an arrow that does not lead from the sender',
        'about one case in the envelope and another in the letter',
        'a revoked key signs nothing that is taken in, within a minute',
      ),
      ...at('security/exchange/named-cases', 'there are more of them than X-Road tries'),
      ...at(
        'security/exchange/receipts',
        'after all of it the same message is delivered by the first honest answer',
      ),
      ...at('security/exchange/listing', 'taken in is a message of who is listed again'),
    ],
  },
  {
    number: 13,
    what: 'accepting twice, results before acceptance, recall after signing, a stale view, the sender’s part',
    tests: [
      ...here(
        '13-state-abuse',
        'whatever both sides do with one referral, in whatever order: what may be is done, all else is refused by code and changes nothing',
        'a referral is not %s',
      ),
      ...at('security/exchange/courses', 'taken in of a referral that is %s is %s'),
    ],
  },
  {
    number: 14,
    what: 'attachments: bombs, wrong kinds, names that are paths, too large, infected',
    tests: at('security/attachments/attachments', 'are refused one and all, in time and without a trace'),
  },
  {
    number: 15,
    what: 'slow and half-open connections, floods of headers',
    tests: at('security/door/connections', 'at most double what a good client waits, and are hung up on'),
  },
  {
    number: 16,
    what: 'forged tokens, session fixation, rights after their withdrawal',
    tests: [
      ...at(
        'security/sessions/forged-token',
        'because it has none (alg none, in any spelling)',
        'because it was made with the public key as an HMAC secret (HS256)',
        'because its kid is %s',
      ),
      ...at(
        'security/sessions/session-life',
        'a cookie put into the browser beforehand never becomes a session',
      ),
      ...at(
        'security/sessions/withdrawal',
        'a withdrawn person, a withdrawn role and a stolen token are without effect within 60 s',
      ),
    ],
  },
  {
    number: 17,
    what: 'looks without a purpose or a case, and sprees of them',
    tests: at(
      'security/lookups/spree',
      'is stopped in a spree, alike for what is there and what is not, and both administrators see it',
      'cannot go around the limit by many looks in one operation',
    ),
  },
  {
    number: 18,
    what: 'an audit chain edited, thinned out, filled up, reordered, cut off or rolled back',
    tests: here(
      '18-audit-tampering',
      'shows the row of which %s was edited',
      'shows the place where a row was deleted',
      'shows a row that was inserted',
      'shows the first of two rows that changed places',
      'shows from where the tail was cut off',
      'shows a head that was rolled back without its tail',
      'that head and tail were rolled back together; a head seen before does',
    ),
  },
  {
    number: 19,
    what: 'a session over anything but https',
    tests: here(
      '19-tls-in-front',
      'tells browsers at %s to use nothing else, for at least half a year',
      'sets no cookie that a browser would take or send over plain http',
      'begins no session for who comes by another way: it leads to the https address first',
    ),
  },
  {
    number: 20,
    what: 'one agency’s stolen key',
    // Told in tests/journeys/penetration.test.ts.
    tests: [
      'it speaks as the union where the union may speak, as the state of the referral lets it',
      'and is found out when the true union speaks next: its number is taken, and both sides see it',
      'it reads nothing: no door knows it, not even with a captured token',
      'once revoked nothing that it signs is taken in, within a minute',
    ].map((title) => ({ file: 'tests/security/attacks/penetration/stolen-organisation-key.ts', title })),
  },
];
