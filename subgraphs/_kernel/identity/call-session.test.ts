import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CallSessions, SessionOffer } from './call-session.js';
import {
  type CallKey,
  CallVerifier,
  offerHeader,
  type SessionKey,
  signCall,
  type SignedCall,
} from './signed-call.js';

const pair = generateKeyPairSync('ed25519');
const listed = {
  publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  validFrom: '2020-01-01T00:00:00Z',
  validUntil: '2099-01-01T00:00:00Z',
  revokedAt: null as string | null,
};
const own = {
  id: 'gateway#1',
  privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
const call: SignedCall = {
  ...{ agency: 'union', method: 'POST', path: '/graphql/together?x=1' },
  ...{ headers: { 'content-type': 'application/x-ndjson' }, body: 'line' },
};
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);

/** An agency and the key that a gateway has agreed on with it. */
function agreed(agency = 'union', book = listed) {
  const sessions = new CallSessions((id) => (id === own.id ? book : null), agency);
  const offer = new SessionOffer(agency);
  return { sessions, key: offer.agreed(sessions.accept(offer.text, own.id)!)! };
}

const signed = (key: CallKey | SessionKey, changes: Partial<SignedCall> = {}, now?: Date): SignedCall => ({
  ...call,
  headers: signCall(call, key, now),
  ...changes,
});

describe('a call signed with a key that was agreed on', () => {
  test('passes once, as of the gateway that offered', () => {
    const { sessions, key } = agreed();
    const one = signed(key);
    expect(sessions.verify(one)).toBe('gateway#1');
    expect(sessions.verify(one)).toBeNull();
    expect(sessions.verify(signed(key))).toBe('gateway#1');
  });

  test.each([
    ['another body', { body: 'other' }],
    ['another path', { path: '/graphql/together' }],
    ['another query', { path: '/graphql/together?x=2' }],
    ['another method', { method: 'PUT' }],
  ])('does not pass with %s', (_what, changes) => {
    const { sessions, key } = agreed();
    expect(sessions.verify(signed(key, changes))).toBeNull();
  });

  test.each([
    ['a token nobody signed', { authorization: 'Bearer other' }],
    ['an offer nobody signed', { [offerHeader]: new SessionOffer('union').text }],
    ['no signature', { signature: '' }],
    ['a signature of another length', { signature: 'wufang=:AAAA:' }],
  ])('does not pass with %s', (_what, added) => {
    const { sessions, key } = agreed();
    const { headers, ...rest } = signed(key);
    expect(sessions.verify({ ...rest, headers: { ...headers, ...added } })).toBeNull();
  });

  test.each([
    ['a field left out of what is signed', (input: string) => input.replace(' "content-digest"', '')],
    ['a later end', (input: string) => input.replace(/expires=\d+/, 'expires=99999999999')],
    ['another nonce', (input: string) => input.replace(/nonce="[^"]*/, `nonce="${randomUUID()}`)],
    ['no nonce', (input: string) => input.replace(/;nonce="[^"]*"/, '')],
    ['another algorithm', (input: string) => input.replace('hmac-sha256', 'ed25519')],
  ])('does not pass with %s', (_what, change) => {
    const { sessions, key } = agreed();
    const { headers, ...rest } = signed(key);
    const input = headers['signature-input']!;
    const spoilt = { ...rest, headers: { ...headers, 'signature-input': change(input) } };
    expect(sessions.verify(spoilt)).toBeNull();
  });

  test('does not pass after its minute, nor from the future, nor for longer than a minute', () => {
    const { sessions, key } = agreed();
    for (const seconds of [-66, 66]) expect(sessions.verify(signed(key, {}, later(seconds)))).toBeNull();
    expect(sessions.verify(signed(key, {}, later(-50)))).toBe('gateway#1');
  });

  test('does not pass at another agency, nor with the key of another session', () => {
    const { sessions, key } = agreed();
    const other = agreed('court');
    expect(other.sessions.verify(signed(key))).toBeNull();
    expect(sessions.verify(signed({ id: key.id, secret: other.key.secret }))).toBeNull();
    expect(sessions.verify(signed({ id: other.key.id, secret: key.secret }))).toBeNull();
  });

  test('does not pass once the gateway’s own key is revoked, nor after the session has ended', () => {
    const book = { ...listed };
    const { sessions, key } = agreed('union', book);
    expect(sessions.verify(signed(key))).toBe('gateway#1');
    expect(sessions.verify(signed(key, {}, later(301)), later(301))).toBeNull();
    book.revokedAt = later(-1).toISOString();
    expect(sessions.verify(signed(key))).toBeNull();
  });

  test('does not pass where only the gateway’s own key does', async () => {
    const { key } = agreed();
    const calls = new CallVerifier((id) => (id === own.id ? listed : null), 'union');
    expect(await calls.verify(signed(key))).toBeNull();
    expect(await calls.verify(signed(own))).toBe('gateway#1');
  });
});

describe('an offer', () => {
  test('is none without a point, and is not taken up', () => {
    const { sessions } = agreed();
    for (const offer of ['', 'x', Buffer.alloc(32).toString('base64url'), 'A'.repeat(5000)])
      expect(sessions.accept(offer, own.id)).toBeNull();
    expect(sessions.accept(undefined, own.id)).toBeNull();
  });

  test('taken up by somebody between gives a key that opens nothing', () => {
    const { sessions } = agreed();
    const [offer, between] = [new SessionOffer('union'), new CallSessions(() => listed, 'union')];
    const answered = sessions.accept(offer.text, own.id)!;
    const [id] = answered.split('.');
    const [, theirs] = between.accept(offer.text, own.id)!.split('.');
    expect(sessions.verify(signed(offer.agreed(`${id}.${theirs}`)!))).toBeNull();
    expect(sessions.verify(signed(offer.agreed(answered)!))).toBe('gateway#1');
    for (const strange of ['', id!, `${id}.`, `${id}.${'A'.repeat(43)}`])
      expect(offer.agreed(strange)).toBeNull();
  });

  test('too many of them push out the oldest', () => {
    const sessions = new CallSessions(() => listed, 'union');
    const keys = Array.from({ length: 201 }, () => {
      const offer = new SessionOffer('union');
      return offer.agreed(sessions.accept(offer.text, own.id)!)!;
    });
    expect(sessions.verify(signed(keys[0]!))).toBeNull();
    expect(sessions.verify(signed(keys[1]!))).toBe('gateway#1');
  });
});
