/** Banner over every page while an agency does not answer. */
export function Outage() {
  return null;
}
