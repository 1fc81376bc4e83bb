import pg from 'pg';
import type { OwnHub } from '../../../infra/hub/own-hub.js';
import { sendReferral } from '../../journeys/referral-meanwhile.js';
import { unionMediator } from '../../journeys/people.js';
import { mediatorOf, Scene } from '../../journeys/scene.js';
import { eventually } from '../../kit/eventually.js';
import { HubClient } from '../../kit/hub-client.js';

/** A case of the court whose referral the union has accepted: from now on the union's people may read the court's part. */
export async function acceptedCase(hub: OwnHub): Promise<string> {
  const client = new HubClient(hub.url);
  const referralId = await sendReferral(client);
  const courtDatabase = new pg.Client({ connectionString: hub.databases.court });
  await courtDatabase.connect();
  try {
    const mediatorId = await mediatorOf(new Scene(client), 'union', 'union-mediator', unionMediator);
    const accepted = 'mutation($input: AcceptMediationInput!) { unionAcceptMediation(input: $input) { id } }';
    const input = { referralId, mediatorIds: [mediatorId] };
    const soon = { seconds: 30, everyMilliseconds: 100 };
    await eventually(
      async () => (await client.ask('union-mediator', accepted, { input })).data !== null,
      soon,
    );
    await eventually(async () => {
      const granted = await courtDatabase.query('select from disclosure_grant where basis_id = $1', [
        referralId,
      ]);
      return granted.rowCount === 1;
    }, soon);
    const { rows } = await courtDatabase.query<{ code: string }>(
      `select case_code as code from referral where id = $1 and direction = 'OUT'`,
      [referralId],
    );
    return rows[0]!.code;
  } finally {
    await courtDatabase.end();
  }
}
