/** What has come in since the person last looked. */
export function Bell() {
  return null;
}
