import type { Machine } from '#kernel/machine.js';

/**
 * COMPLAINT             投诉          received; five working days to accept and file, or to refuse
 * SUPPLEMENT            补充材料      the complainant has been told what is missing
 * NOT_ACCEPTED          不予受理      with its ground (final)
 * ACCEPTED              受理          the complaint meets the conditions
 * FILED                 立案          the time for the investigation runs
 * INVESTIGATING         调查
 * ORDERED               责令改正      an order with a last day is out; more may follow
 * DECIDED               处理、处罚    (final)
 * WITHDRAWN             撤销立案      or the complaint is taken back (final)
 * TO_POLICE             移送公安      suspected refusal to pay wages; wages that fall due later are still ordered here
 * TO_DISPUTE_PROCEDURE  告知争议程序  already, or rightly, in mediation, arbitration or court (final)
 */
export type InspectionState =
  | 'COMPLAINT'
  | 'SUPPLEMENT'
  | 'NOT_ACCEPTED'
  | 'ACCEPTED'
  | 'FILED'
  | 'INVESTIGATING'
  | 'ORDERED'
  | 'DECIDED'
  | 'WITHDRAWN'
  | 'TO_POLICE'
  | 'TO_DISPUTE_PROCEDURE';

export type InspectionAct =
  | 'requireSupplement'
  | 'supplement'
  | 'accept'
  | 'refuse'
  | 'file'
  | 'investigate'
  | 'extend'
  | 'order'
  | 'noteOrder'
  | 'decide'
  | 'withdraw'
  | 'referToPolice'
  | 'notePoliceDecision'
  | 'toDisputeProcedure';

export const inspectionMachine: Machine<InspectionState, InspectionAct> = {
  COMPLAINT: {
    requireSupplement: 'SUPPLEMENT',
    accept: 'ACCEPTED',
    refuse: 'NOT_ACCEPTED',
    withdraw: 'WITHDRAWN',
    toDisputeProcedure: 'TO_DISPUTE_PROCEDURE',
  },
  SUPPLEMENT: { supplement: 'COMPLAINT', refuse: 'NOT_ACCEPTED', withdraw: 'WITHDRAWN' },
  NOT_ACCEPTED: {},
  ACCEPTED: { file: 'FILED', withdraw: 'WITHDRAWN', toDisputeProcedure: 'TO_DISPUTE_PROCEDURE' },
  FILED: {
    investigate: 'INVESTIGATING',
    withdraw: 'WITHDRAWN',
    toDisputeProcedure: 'TO_DISPUTE_PROCEDURE',
  },
  INVESTIGATING: {
    extend: 'INVESTIGATING',
    order: 'ORDERED',
    decide: 'DECIDED',
    withdraw: 'WITHDRAWN',
    toDisputeProcedure: 'TO_DISPUTE_PROCEDURE',
  },
  ORDERED: {
    order: 'ORDERED',
    noteOrder: 'ORDERED',
    decide: 'DECIDED',
    withdraw: 'WITHDRAWN',
    referToPolice: 'TO_POLICE',
  },
  DECIDED: {},
  WITHDRAWN: {},
  TO_POLICE: {
    order: 'TO_POLICE',
    noteOrder: 'TO_POLICE',
    notePoliceDecision: 'TO_POLICE',
    decide: 'DECIDED',
  },
  TO_DISPUTE_PROCEDURE: {},
};
