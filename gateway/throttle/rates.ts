import type { Rate } from './shared-throttle.js';

/** What a deployment may change of the rates: points in a minute. */
export interface RateSettings {
  THROTTLE_OPERATIONS: number;
  THROTTLE_ROOT_FIELD: number;
  THROTTLE_MUTATIONS: number;
  THROTTLE_SIGN_IN: number;
  THROTTLE_ANONYMOUS: number;
}

export interface Rates {
  /** Operations of one person. */
  operations: Rate;
  /** Uses of one root field by one person; each alias is one. */
  rootField: Rate;
  /** Acts of one person; each root field of a mutation is one. */
  mutations: Rate;
  /** Sign-ins begun or completed from one address; each half is counted by itself. */
  signIn: Rate;
  /** Requests to `/graphql` from one address by who is not signed in. */
  anonymous: Rate;
}

export function ratesOf(settings: RateSettings): Rates {
  const rate = (name: string, points: number): Rate => ({ name: `door-${name}`, points, seconds: 60 });
  return {
    operations: rate('operations', settings.THROTTLE_OPERATIONS),
    rootField: rate('root-field', settings.THROTTLE_ROOT_FIELD),
    mutations: rate('mutations', settings.THROTTLE_MUTATIONS),
    signIn: rate('sign-in', settings.THROTTLE_SIGN_IN),
    anonymous: rate('anonymous', settings.THROTTLE_ANONYMOUS),
  };
}
