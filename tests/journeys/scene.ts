import type { HubClient } from '../kit/hub-client.js';

/** What a story knows as it goes on: the hub, and the ids of what its people have made. */
export class Scene {
  private readonly ids = new Map<string, string>();

  constructor(readonly hub: HubClient) {}

  set(name: string, id: string): void {
    this.ids.set(name, id);
  }

  get(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`The story has no ${name} yet.`);
    return id;
  }

  find(name: string): string | null {
    return this.ids.get(name) ?? null;
  }

  /** Does a mutation with one input and answers the fields asked for. */
  async act<T = any>(
    person: string,
    name: string,
    input: Record<string, unknown>,
    fields: string,
  ): Promise<T> {
    const type = inputTypes[name];
    if (!type) throw new Error(`scene.ts does not know the input type of ${name}.`);
    const data = await this.hub.must(
      person,
      `mutation($input: ${type}!) { ${name}(input: $input) { ${fields} } }`,
      { input },
    );
    return data[name] as T;
  }

  /** The refusal that the same mutation meets. */
  refused(
    person: string,
    name: string,
    input: Record<string, unknown>,
  ): Promise<{ code: string; message: string; hint: string | null }> {
    return this.hub.refusal(
      person,
      `mutation($input: ${inputTypes[name]}!) { ${name}(input: $input) { __typename } }`,
      { input },
    );
  }

  /** One agency's part of the story's case, as a person sees it. */
  async part<T = any>(person: string, agency: string, fields: string): Promise<T> {
    const data = await this.hub.must(
      person,
      `query($id: ID!) { case(id: $id) { ${agency} { ${fields} } } }`,
      { id: this.get('case') },
    );
    return data.case[agency] as T;
  }

  /** The parties' ids by side, as the person's agency knows them. */
  async parties(person: string, agency: string): Promise<{ worker: string; employer: string }> {
    const { parties } = await this.part(person, agency, 'parties { id side }');
    const of = (side: string): string => parties.find((party: { side: string }) => party.side === side).id;
    return { worker: of('APPLICANT'), employer: of('RESPONDENT') };
  }
}

/** The input type of each mutation the stories use. */
const inputTypes: Record<string, string> = {
  courtReceiveFiling: 'CourtFilingInput',
  courtDelegateMediation: 'CourtDelegationInput',
  courtRegisterCivilCase: 'CourtRegistrationInput',
  courtEntrustMediation: 'CourtEntrustmentInput',
  courtRedesignateReferral: 'CourtRedesignationInput',
  courtRuleConfirmation: 'CourtRulingInput',
  courtAppointParticipant: 'CourtAppointmentInput',
  unionRegisterMediator: 'RegisterMediatorInput',
  unionRecordEngagement: 'RecordEngagementInput',
  unionAcceptMediation: 'AcceptMediationInput',
  unionReturnReferral: 'ReferralReturnInput',
  unionDraftAgreement: 'DraftAgreementInput',
  unionSignAgreement: 'SignAgreementInput',
  unionReportResult: 'ReportResultInput',
  unionApplyConfirmation: 'ApplyConfirmationInput',
  unionApplyArbitralReview: 'ApplyArbitralReviewInput',
  unionRecordPerformance: 'RecordPerformanceInput',
  humanResourcesRegisterMediator: 'RegisterMediatorInput',
  humanResourcesAcceptMediation: 'AcceptMediationInput',
  humanResourcesExtendMediation: 'ExtendMediationInput',
  humanResourcesConfirmFact: 'ConfirmFactInput',
  humanResourcesReportResult: 'ReportResultInput',
};

/** The mediator of the roster that signs in as this person; put on the roster when not there yet. */
export async function mediatorOf(
  scene: Scene,
  field: 'union' | 'humanResources',
  staffId: string,
  person: { name: string; idNumber: string },
): Promise<string> {
  const { [`${field}Mediators`]: roster } = await scene.hub.must(
    staffId,
    `{ ${field}Mediators { id staffId } }`,
  );
  const known = roster.find((mediator: { staffId: string | null }) => mediator.staffId === staffId);
  return known?.id ?? (await scene.act(staffId, `${field}RegisterMediator`, { ...person, staffId }, 'id')).id;
}

/** A case number of the second court that nobody has used yet: the worked case's own, or the next after it when it is played again. */
export async function unusedNumber(
  scene: Scene,
  clerk: string,
  pattern: (serial: number) => string,
  first: number,
): Promise<string> {
  for (let serial = first; ; serial += 10) {
    const number = pattern(serial);
    const { docketCaseByNumber } = await scene.hub.must(
      clerk,
      'query($number: String!) { docketCaseByNumber(number: $number) { id } }',
      { number },
    );
    if (!docketCaseByNumber) return number;
  }
}

/** What arrives by message takes a moment. */
export async function waitFor<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (
    const until = Date.now() + 8_000;
    Date.now() < until;
    await new Promise((resolve) => setTimeout(resolve, 100))
  ) {
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
  }
  throw new Error('It has not arrived.');
}
