/** One input of a form. `kind` says how it is asked for; a `day` is ISO 8601, of the place. */
export interface StepField {
  name: string;
  label: string;
  kind: 'line' | 'text' | 'day' | 'count' | 'choice' | 'yes';
  /** Left out: it must be filled in. */
  optional?: boolean;
  initial?: string;
  choices?: { value: string; label: string }[];
  placeholder?: string;
}

/** What is asked of a clerk before an act is done; filled in as far as it is known. */
export interface StepForm {
  title: string;
  note?: string;
  fields: StepField[];
  confirm: string;
  submit(values: Record<string, string>): Promise<unknown>;
}

/** Names as people write them one after another. */
export function namesIn(text: string): string[] {
  return text
    .split(/[、，,;；\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
