/** 正在查看: who else has this case open now. */
export function Present(_props: { caseCode: string }) {
  return null;
}
