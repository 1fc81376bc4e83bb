/** The header that states why a person looks: JSON in ASCII, as a header must be. */
export function purposeHeader(purpose: { reason: string; caseNumber: string }): Record<string, string> {
  const text = JSON.stringify(purpose).replaceAll(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return { 'wufang-purpose': text };
}
