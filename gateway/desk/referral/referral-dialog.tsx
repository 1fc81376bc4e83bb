import { App, Button, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { findAct, useActs } from '../acts/catalogue.ts';
import { useCaseContextNow, type CaseContext, type Offer } from '../acts/case-context.ts';
import '../acts/acts.css';
import { useTexts } from '../shell/language.ts';
import { useSession, type AgencyField } from '../shell/session.ts';
import { actOfArrow, rankOf } from './arrow-act.ts';
import { LetterFiles } from './letter-files.tsx';
import { OfferFacts } from './offer-facts.tsx';
import type { OwnReferral } from './own-referrals.ts';
import { ReferralForm } from './referral-form.tsx';
import './referral.css';
import { followReceipt } from './receipt.ts';
import { referralTexts } from './texts.ts';

export interface ReferralDialogProps {
  caseCode: string;
  onClose(): void;
  /** The referral that was sent. */
  onSent(referral: { id: string }): void;
}

/** 转办: target, arrow and limit are there already; what is left is at most six inputs. */
export function ReferralDialog(props: ReferralDialogProps) {
  const { person } = useSession();
  const texts = useTexts(referralTexts);
  const acts = useActs(person.field);
  const context = useCaseContextNow(person.field, props.caseCode);
  if (!acts || !context) return null;
  const offers = sendable(
    context.offers,
    (arrow) => findAct(acts, actOfArrow(person.field, arrow) ?? '') !== null,
  );
  if (offers.length === 0)
    return (
      <Modal open title={texts.title} onCancel={props.onClose} footer={null}>
        {texts.nothing}
      </Modal>
    );
  return <Chosen {...props} offers={offers} context={context} />;
}

/** What can be sent by a form: what is open first, what is daily work before what goes along. */
function sendable(offers: readonly Offer[], known: (arrow: string) => boolean): Offer[] {
  const weight = (offer: Offer) =>
    (offer.offered ? 0 : 100) +
    rankOf(offer.arrow) * 10 +
    offer.guards.filter(({ standing }) => standing === 'TO_STATE').length;
  return offers
    .filter(({ arrow, receivers }) => known(arrow) && (receivers.length > 0 || arrow === 'A09'))
    .sort((one, other) => weight(one) - weight(other) || one.arrow.localeCompare(other.arrow));
}

function Chosen({
  caseCode,
  onClose,
  onSent,
  offers,
  context,
}: ReferralDialogProps & { offers: Offer[]; context: CaseContext }) {
  const { person } = useSession();
  const texts = useTexts(referralTexts);
  const { notification } = App.useApp();
  const acts = useActs(person.field)!;
  const id = useId();
  const [arrow, setArrow] = useState(offers[0]!.arrow);
  const [to, setTo] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const offer = offers.find((each) => each.arrow === arrow) ?? offers[0]!;
  const receiver = offer.receivers.find(({ code }) => code === to) ?? offer.receivers[0] ?? null;
  const act = findAct(acts, actOfArrow(person.field, offer.arrow)!)!;
  const sent = (referralId: string | null) => {
    onClose();
    const note = { key: `referral-${caseCode}`, placement: 'bottomRight' as const };
    notification.info({ ...note, title: texts.sent, duration: 0 });
    void followReceipt(person.field, { caseCode, arrow: offer.arrow, id: referralId }).then((found) => {
      const description = found && <Letter referral={found} agency={person.field} />;
      const said = { ...note, description, duration: 20, pauseOnHover: true };
      if (found?.deliveredAt)
        notification.success({ ...said, title: texts.delivered(clock(found.deliveredAt)) });
      else notification.info({ ...said, title: texts.sent });
      if (found) onSent({ id: found.id });
    });
  };
  return (
    <Modal
      open
      width={760}
      title={`${texts.title} ${caseTitle(context)}`}
      onCancel={onClose}
      className="referral-dialog"
      footer={[
        <Button key="cancel" onClick={onClose}>
          {texts.cancel}
        </Button>,
        <Button
          key="send"
          type="primary"
          htmlType="submit"
          form={id}
          loading={sending}
          disabled={!offer.offered}
        >
          {offer.offered ? `${texts.send} ⏎` : texts.notOpen}
        </Button>,
      ]}
    >
      <div className="referral-way">
        <label>
          <span>{texts.way}</span>
          <Select
            aria-label={texts.way}
            showSearch={{ optionFilterProp: 'label' }}
            value={offer.arrow}
            onChange={setArrow}
            options={offers.map((each) => ({
              value: each.arrow,
              label: each.offered ? each.name : `${each.name}（${texts.notOpen}）`,
            }))}
          />
        </label>
        {offer.receivers.length > 0 && (
          <label>
            <span>{texts.to}</span>
            <Select
              aria-label={texts.to}
              showSearch={{ optionFilterProp: 'label' }}
              value={receiver?.code ?? null}
              onChange={(code: string) => setTo(code)}
              options={offer.receivers.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </label>
        )}
      </div>
      <OfferFacts offer={offer} />
      <ReferralForm
        key={offer.arrow}
        {...{ id, act, offer, context, to: receiver?.code ?? null, onSending: setSending, onSent: sent }}
      />
    </Modal>
  );
}

/** The letter that went out, to be kept or printed. */
function Letter({ referral: { id, letter }, agency }: { referral: OwnReferral; agency: AgencyField }) {
  const title = `${letter.title} ${letter.number ?? ''}`.trim();
  return (
    <>
      {title} <LetterFiles {...{ agency, id, title }} />
    </>
  );
}

function caseTitle({ part, caseCode }: CaseContext): string {
  return typeof part?.title === 'string' ? part.title : (caseCode ?? '');
}

/** 09:31:07 at the place (UTC+8). */
function clock(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 19);
}
