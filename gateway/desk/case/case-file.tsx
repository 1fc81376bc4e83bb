export interface CaseFileProps {
  /** Case code (案件码). */
  code: string;
  /** Beside the worklist: fewer parts, one column. */
  compact?: boolean;
}

/** 一案一档: all that the reader may see of a case, by whichever agency holds it. */
export function CaseFile({ code }: CaseFileProps) {
  return <p className="reading">{code}</p>;
}
