import type { Request, Response } from 'express';
import { IsNull, Not } from 'typeorm';
import { z } from 'zod';
import type { Agency } from '#kernel/agency.js';
import type { Transport } from '#kernel/exchange/deliver.js';
import { httpTransport } from '#kernel/exchange/http-transport.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';

/** What came back when a message that was applied before was carried to its receiver once more. */
export interface RepeatedDelivery {
  status: number;
  /** Whether the receipt is the one of the first time, to the byte. */
  same: boolean;
}

/**
 * Carries the last message that an organisation has receipted to it once more, to the byte (联调自测). A receiver that works as agreed
 * answers with the receipt it gave then and does nothing; so nothing changes on either side. Null where there is no such message.
 */
export async function repeatDelivery(
  agency: Agency,
  to: string,
  transport: Transport = httpTransport({ milliseconds: 5_000, bytes: 64 * 1024 }),
): Promise<RepeatedDelivery | null> {
  const message = await agency.dataSource.manager.findOne(OutboxMessageEntity, {
    where: { destination: to, receipt: Not(IsNull()) },
    order: { deliveredAt: 'DESC', id: 'ASC' },
  });
  const receiver = message && agency.book.find(to);
  if (!receiver) return null;
  const { status, body } = await transport(receiver.endpoint, message);
  return { status, same: body === message.receipt };
}

const question = z.strictObject({ to: z.string().regex(/^[0-9A-Z]{18}$/) });

/** `/conform/repeat`: a gateway has it done for its checks. */
export function repeatDoor(agency: Agency) {
  return async (request: Request, response: Response): Promise<void> => {
    const asked = question.safeParse(request.body);
    if (!asked.success)
      return void response.status(400).json({ errors: [{ extensions: { code: 'BAD_INPUT' } }] });
    const repeated = await repeatDelivery(agency, asked.data.to).catch(() => ({ status: 0, same: false }));
    response.json({ repeated });
  };
}
