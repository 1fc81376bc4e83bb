/** An official number in one spelling: half-width brackets and digits, no blanks, capitals. */
export function numberKey(number: string): string {
  return number
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[〔［【[]/g, '(')
    .replaceAll(/[〕］】\]]/g, ')')
    .toUpperCase();
}
