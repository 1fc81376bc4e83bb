import express, { type Request, type Response, Router } from 'express';
import type { Agency } from '#kernel/agency.js';
import { answerResend } from './resend.js';
import { type DoorReply, maximumQuestionBytes, type SignedText } from './signed-question.js';
import { answerWatermark } from './watermark.js';

/** Where other organisations compare with ours what they have sent each other, and fetch what a backup has lost. */
export function reconciliationDoors(agency: Agency): Router {
  const text = express.text({ type: () => true, limit: maximumQuestionBytes });
  const router = Router();
  router.post('/watermarks', text, door(agency, answerWatermark));
  router.post('/resend', text, door(agency, answerResend));
  return router;
}

function door(agency: Agency, answer: (agency: Agency, arrival: SignedText) => Promise<DoorReply>) {
  return async (request: Request, response: Response): Promise<void> => {
    const arrival = {
      text: typeof request.body === 'string' ? request.body : '',
      keyId: request.get('wufang-key') ?? '',
      signature: request.get('wufang-signature') ?? '',
    };
    const { status, body } = await answer(agency, arrival);
    if (status !== 200)
      agency.log.warn({ status, path: request.path, ...JSON.parse(body) }, 'question refused');
    response.status(status).type('json').send(body);
  };
}
