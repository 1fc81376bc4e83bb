export interface ReturnDialogProps {
  referralId: string;
  caseCode: string;
  onClose(): void;
  onReturned(): void;
}

/** 退回: a coded reason, and the agency the matter belongs to. */
export function ReturnDialog(_props: ReturnDialogProps) {
  return null;
}
