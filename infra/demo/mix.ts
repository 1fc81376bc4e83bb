/** How many cases take which course and how far each has come; ages in working days since they were opened. */
export interface Share {
  readonly course: CourseName;
  readonly stage: string;
  readonly count: number;
  readonly ages: readonly [youngest: number, oldest: number];
}

export type CourseName =
  | 'intake'
  | 'delegated'
  | 'entrusted'
  | 'unionDoor'
  | 'negotiation'
  | 'aid'
  | 'supervision'
  | 'arbitration'
  | 'award'
  | 'inspection'
  | 'ownAid';

/** Which agency's door a course begins at; its letter stands in the case code. */
export const doorOf: Record<CourseName, 'court' | 'second-court' | 'union' | 'human-resources' | 'justice'> =
  {
    intake: 'court',
    delegated: 'court',
    entrusted: 'second-court',
    unionDoor: 'union',
    negotiation: 'union',
    aid: 'union',
    supervision: 'union',
    arbitration: 'human-resources',
    award: 'human-resources',
    inspection: 'human-resources',
    ownAid: 'justice',
  };

const share = (
  course: CourseName,
  stage: string,
  count: number,
  youngest: number,
  oldest: number,
): Share => ({
  ...{ course, stage, count },
  ages: [youngest, oldest],
});

export const shares: readonly Share[] = [
  share('intake', 'READY', 47, 0, 5),
  share('intake', 'CONSENT_PENDING', 17, 0, 7),
  share('intake', 'NOT_ACCEPTED', 2, 20, 90),
  share('intake', 'DEFECTIVE', 2, 1, 6),
  share('intake', 'DIVERTED', 2, 8, 30),
  share('delegated', 'SENT', 12, 2, 8),
  share('delegated', 'RECEIVED', 7, 3, 7),
  share('delegated', 'UNCONFIRMED', 1, 9, 12),
  share('delegated', 'REDESIGNATED_SENT', 1, 9, 12),
  share('delegated', 'REDESIGNATED_ACCEPTED', 1, 12, 16),
  share('delegated', 'IN_MEDIATION', 16, 4, 31),
  share('delegated', 'EXTENDED', 5, 20, 36),
  share('delegated', 'SUSPENDED', 3, 12, 20),
  share('delegated', 'AGREED', 6, 11, 17),
  share('delegated', 'APPLIED', 4, 13, 18),
  share('delegated', 'ACCEPTED', 4, 15, 29),
  share('delegated', 'CONFIRMED', 4, 25, 90),
  share('delegated', 'REJECTED', 2, 30, 90),
  share('delegated', 'PERFORMED', 4, 40, 200),
  share('delegated', 'BREACHED', 3, 40, 80),
  share('delegated', 'TO_FILING', 5, 20, 195),
  share('delegated', 'RETURNED', 12, 8, 120),
  share('delegated', 'RECALLED', 4, 4, 40),
  share('entrusted', 'REGISTERED', 15, 3, 40),
  share('entrusted', 'IN_MEDIATION', 8, 5, 14),
  share('entrusted', 'TRIAL', 4, 20, 150),
  share('unionDoor', 'INTAKE', 16, 0, 40),
  share('unionDoor', 'IN_MEDIATION', 6, 4, 16),
  share('unionDoor', 'REVIEW_APPLIED', 2, 8, 12),
  share('unionDoor', 'REVIEW_ACCEPTED', 3, 9, 18),
  share('unionDoor', 'STATEMENT_ISSUED', 3, 13, 25),
  share('unionDoor', 'SIGNED_FOR', 3, 16, 120),
  share('unionDoor', 'DECLINED', 1, 16, 60),
  share('negotiation', 'NEGOTIATING', 2, 5, 14),
  share('negotiation', 'SETTLED', 2, 11, 60),
  share('aid', 'APPLIED', 4, 2, 8),
  share('aid', 'SUPPLEMENT', 1, 4, 8),
  share('aid', 'ASSIGNED', 5, 10, 100),
  share('aid', 'REFUSED', 2, 10, 60),
  share('supervision', 'REMINDER_SERVED', 2, 3, 12),
  share('supervision', 'OPINION_SERVED', 2, 4, 12),
  share('supervision', 'OPINION_REPLIED', 2, 15, 40),
  share('supervision', 'OPINION_OVERDUE', 4, 20, 40),
  share('supervision', 'RECOMMENDED', 2, 30, 60),
  share('supervision', 'CLOSED', 2, 40, 120),
  share('supervision', 'LEAD', 4, 10, 40),
  share('arbitration', 'FILED', 11, 0, 7),
  share('arbitration', 'DEFECTIVE', 2, 3, 10),
  share('arbitration', 'ACCEPTED', 9, 6, 45),
  share('arbitration', 'NOT_ACCEPTED', 3, 10, 120),
  share('award', 'TRIBUNAL', 2, 7, 15),
  share('award', 'HEARING', 2, 18, 23),
  share('award', 'AWARDED', 2, 27, 45),
  share('award', 'IN_FORCE', 2, 55, 120),
  share('inspection', 'INVESTIGATING', 2, 4, 9),
  share('inspection', 'ORDERED', 2, 11, 19),
  share('inspection', 'LISTED', 1, 40, 90),
  share('ownAid', 'APPLIED', 1, 2, 6),
  share('ownAid', 'GRANTED', 1, 8, 12),
  share('ownAid', 'CONCLUDED', 1, 80, 150),
];
