import type { AgencyField } from '../shell/session.ts';

/** The doors at which each agency takes a matter in, the most used first, and the roles that sit there. */
export const doors: Record<AgencyField, [act: string, ...roles: string[]][]> = {
  union: [
    ['unionRegisterIntake', 'MEDIATOR', 'UNION_OFFICER'],
    ['unionReceiveTicket', 'MEDIATOR', 'UNION_OFFICER'],
    ['unionRegisterVisit', 'MEDIATOR', 'UNION_OFFICER'],
    ['unionReportRiskLead', 'MEDIATOR', 'UNION_OFFICER'],
    ['unionOpenCollective', 'MEDIATOR', 'UNION_OFFICER'],
    ['unionPlanHealthCheck', 'UNION_OFFICER'],
  ],
  court: [
    ['courtReceiveFiling', 'CLERK', 'JUDGE'],
    ['courtApplyAnnulment', 'CLERK', 'JUDGE'],
  ],
  humanResources: [
    ['humanResourcesFileArbitration', 'ARBITRATOR'],
    ['humanResourcesFileComplaint', 'CLERK'],
    ['humanResourcesReceiveArrearsLead', 'CLERK'],
  ],
  procuratorate: [['procuratorateApplySupport', 'PROCURATOR']],
  justice: [['justiceApplyLegalAid', 'LEGAL_AID_OFFICER']],
  docket: [],
};
