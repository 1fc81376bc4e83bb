/** Lists of the law whose codes stand in texts: the file, and the name the desk's words know it by. */
export const lawLists: Readonly<Record<string, string>> = {
  ...{ arrows: 'Arrow', causes: 'Cause', 'claim-kinds': 'ClaimKind', 'direct-suit': 'DirectSuit' },
  ...{ documents: 'DocumentType', facts: 'FactField', instruments: 'Instrument', outcomes: 'Outcome' },
  ...{ purposes: 'Purpose', 'return-reasons': 'ReturnReason' },
};

/** Texts that hold the codes of a list or an enum without their description naming its file: by type and field, or by field. */
const byName: Readonly<Record<string, string>> = {
  'ArbitrationCase.claimKinds': 'Cause',
  'JudicialConfirmation.ground': 'ConfirmationGround',
  meansExemption: 'LegalAidMeansExemption',
  outcome: 'Outcome',
  suggestionOutcome: 'Outcome',
  arrow: 'Arrow',
  returnReason: 'ReturnReason',
  procedure: 'CourtProcedure',
};

/** The list whose codes a text takes or tells: 「Code of schema/law/outcomes.yaml」; null for what people write themselves. */
export function listOfText(owner: string, name: string, description: string | undefined): string | null {
  const file = /schema\/law\/([\w-]+)\.yaml/.exec(description ?? '')?.[1];
  return byName[`${owner}.${name}`] ?? (file ? lawLists[file] : null) ?? byName[name] ?? null;
}
