export interface ReferralDialogProps {
  caseCode: string;
  onClose(): void;
  /** The referral that was sent. */
  onSent(referral: { id: string }): void;
}

/** 转办: target, arrow and limit are there already; what is left is at most six inputs. */
export function ReferralDialog(_props: ReferralDialogProps) {
  return null;
}
