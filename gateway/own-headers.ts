import type { OwnHeaders } from '#kernel/together/together.js';
import type { GatewayContext } from './context.js';

/** What says whose operation this is, and why it is asked. */
export function ownHeadersOf({ token, purpose, onBehalfOf, traceparent }: GatewayContext): OwnHeaders {
  return {
    traceparent,
    ...(token && { authorization: `Bearer ${token}` }),
    ...(purpose && { 'wufang-purpose': purpose }),
    ...(onBehalfOf && { 'wufang-on-behalf-of': onBehalfOf }),
  };
}

/** The same as JSON. */
export function writtenOnce(context: GatewayContext): string {
  return (context.ownHeaders ??= JSON.stringify(ownHeadersOf(context)));
}
