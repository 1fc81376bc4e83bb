/** A text of a record as it goes on in a sentence: without a stop of its own. */
export function clause(text: string): string {
  return text.trim().replace(/[。；，]+$/, '');
}

/** The same as a sentence by itself, with one full stop. */
export function sentence(text: string): string {
  return `${clause(text)}。`;
}
