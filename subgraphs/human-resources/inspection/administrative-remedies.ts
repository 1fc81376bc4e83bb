/** How an employer may act against what the bureau has decided: 行政复议法 §20, 行政诉讼法 §46. */
export function administrativeRemedies(document: string): string {
  return `对${document}不服的，可以自收到之日起六十日内依法向本级人民政府申请行政复议，也可以自收到之日起六个月内依法向人民法院提起行政诉讼。复议、诉讼期间不停止执行，法律另有规定的除外。`;
}
