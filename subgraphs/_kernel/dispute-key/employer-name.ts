/** The name of an employer in one spelling: half-width, without blanks and signs, capitals, one word for a limited company. */
export function employerName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
    .toUpperCase()
    .replace(/有限责任公司/u, '有限公司');
}
