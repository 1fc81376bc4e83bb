/** What the law of the hub says of one referral with both its copies, written out apart from the program. */
export interface ReferralModel {
  sender: string;
  receiver: string;
  /** Acts on their way to the other side, in order. */
  toReceiver: string[];
  toSender: string[];
}

const allowed: Record<string, string> = {
  'SENT signFor': 'RECEIVED',
  'SENT recall': 'RECALLED',
  'RECEIVED accept': 'ACCEPTED',
  'RECEIVED return': 'RETURNED',
  'RETURNED redesignate': 'RE_DESIGNATED',
  'RETURNED close': 'CLOSED',
  'ACCEPTED begin': 'IN_HANDLING',
  'IN_HANDLING report': 'RESULT_REPORTED',
  'RESULT_REPORTED close': 'CLOSED',
};

/** The acts of a receiver; accepting and returning sign for it first where nobody has. */
export const receiverActs = ['signFor', 'accept', 'return', 'begin', 'report'] as const;
export const senderActs = ['recall', 'close', 'redesignate', 'lapse'] as const;
export type ReceiverAct = (typeof receiverActs)[number];
export type SenderAct = (typeof senderActs)[number];

export function begun(): ReferralModel {
  return { sender: 'SENT', receiver: 'SENT', toReceiver: [], toSender: [] };
}

/** Whether the receiver may; if so the model goes on. */
export function receiverDoes(model: ReferralModel, act: ReceiverAct): boolean {
  const signsFirst = model.receiver === 'SENT' && (act === 'accept' || act === 'return');
  const from = signsFirst ? 'RECEIVED' : model.receiver;
  const to = allowed[`${from} ${act}`];
  if (to === undefined) return false;
  model.receiver = to;
  model.toSender.push(...(signsFirst ? ['signFor', act] : [act]));
  return true;
}

/** Whether the sender may; the time to answer is never over here, so nothing lapses. */
export function senderDoes(model: ReferralModel, act: SenderAct): boolean {
  const to = allowed[`${model.sender} ${act}`];
  if (to === undefined) return false;
  model.sender = to;
  model.toReceiver.push(act);
  return true;
}

/** Everything under way arrives; a recall that crossed a signature is void at both ends. */
export function arrives(model: ReferralModel): void {
  for (const act of model.toReceiver.splice(0)) {
    if (act === 'recall' && model.receiver !== 'SENT') continue;
    model.receiver = allowed[`${model.receiver} ${act}`]!;
  }
  for (const act of model.toSender.splice(0)) {
    const from = model.sender === 'RECALLED' && act === 'signFor' ? 'SENT' : model.sender;
    model.sender = allowed[`${from} ${act}`]!;
  }
}
