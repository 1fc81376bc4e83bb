export const roles = [
  'CLERK',
  'JUDGE',
  'MEDIATOR',
  'UNION_OFFICER',
  'ARBITRATOR',
  'PROCURATOR',
  'LEGAL_AID_OFFICER',
  'LEADER',
  'ADMINISTRATOR',
] as const;
export type Role = (typeof roles)[number];

/** Who works cases, as against who keeps the system or leads. */
export const caseRoles: readonly Role[] = [
  'CLERK',
  'JUDGE',
  'MEDIATOR',
  'UNION_OFFICER',
  'ARBITRATOR',
  'PROCURATOR',
  'LEGAL_AID_OFFICER',
];

/** Who acts: a person signed in at an agency, or (for an arriving message) the organisation that sent it. */
export interface Actor {
  readonly kind: 'STAFF' | 'ORGANISATION';
  /** Staff id at the agency's issuer, or the organisation's code. */
  readonly id: string;
  readonly name: string;
  readonly agency: string;
  /** Unified social credit code of the organisation the person works for. */
  readonly organisation: string;
  readonly roles: readonly Role[];
  /** Who acts in fact, where the person above has delegated the work (代办). */
  readonly delegate?: { readonly id: string; readonly name: string };
}

export function hasRole(actor: Actor, ...roles: Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}
