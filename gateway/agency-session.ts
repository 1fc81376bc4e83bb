import { type AgreedKey, SessionOffer } from '#kernel/identity/call-session.js';
import { type CallKey, offerHeader, signCall, type SignedCall } from '#kernel/identity/signed-call.js';

/** How a call was signed, and what then becomes of its answer. */
export interface SignedBySession {
  readonly headers: Record<string, string>;
  /** Whether a key that the agency has agreed on signed it. */
  readonly inSession: boolean;
  /** What the agency said to the offer that went out with the call, if one did. */
  readonly taken: (answer: string | undefined) => void;
}

/** Milliseconds until a key is offered again: while an offer is under way, and where the agency has taken up none or knows its key no more. */
const underWay = 1000;
const quiet = 60_000;

/**
 * How the calls to one agency are signed: by the gateway's own key, until the agency has agreed with it on a key for some minutes. An agency
 * that takes up no such offer is called as before.
 */
export class AgencySession {
  private open: AgreedKey | null = null;
  private offerFrom = 0;
  /** The own key that the agency knows the gateway by. */
  private ownId = '';

  constructor(
    private readonly agency: string,
    private readonly own: () => CallKey,
  ) {}

  sign(call: Omit<SignedCall, 'agency'>, now = new Date()): SignedBySession {
    const own = this.own();
    // What was agreed on by a former key ends with it.
    if (own.id !== this.ownId) [this.open, this.offerFrom, this.ownId] = [null, 0, own.id];
    const agreed = this.open && this.open.until > now.getTime() ? this.open : null;
    const offer = agreed || this.offerFrom > now.getTime() ? null : new SessionOffer(this.agency);
    if (offer) this.offerFrom = now.getTime() + underWay;
    const headers = offer ? { ...call.headers, [offerHeader]: offer.text } : call.headers;
    return {
      headers: signCall({ ...call, agency: this.agency, headers }, agreed ?? own, now),
      inSession: agreed !== null,
      taken: (answer) => {
        if (!offer || own.id !== this.ownId) return;
        this.open = answer === undefined ? null : offer.agreed(answer);
        if (!this.open) this.offerFrom = Date.now() + quiet;
      },
    };
  }

  /** The agency knows the key no more: it was started anew, or another of its programs answers. */
  refused(now = new Date()): void {
    this.open = null;
    this.offerFrom = now.getTime() + quiet;
  }
}
