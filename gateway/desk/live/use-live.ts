/** Something has moved: the desk asks again for what it shows. Carries ids and codes only. */
export interface LiveEvent {
  kind: string;
  caseCode: string | null;
  agency: string | null;
  at: string;
}

/** Calls back for every event that reaches this person, as long as the component stands. */
export function useLive(_handle: (event: LiveEvent) => void): void {}
