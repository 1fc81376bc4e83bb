import { processNames } from '../../infra/county/process-table.js';
import { caseView } from '../journeys/case-view.js';
import { play } from '../journeys/story.js';
import { easyCase } from '../journeys/story-8-1.js';
import { eventually } from '../kit/eventually.js';
import { HubClient } from '../kit/hub-client.js';
import { containersOf } from './containers.js';
import { sendReferral, seeReferral } from '../journeys/referral-meanwhile.js';

/** Brings docker-compose.yml up, plays story 8.1 through the published port, kills an agency with its database, and takes it all down. */
const port = 14_000;
const url = `http://127.0.0.1:${port}`;
const containers = containersOf(process.env.CONTAINER_TOOL, {
  ...{ PUBLISH: `127.0.0.1:${port}`, PUBLIC_URL: url, ADJUSTABLE_CLOCK: '1' },
});
let passed = 0;
let failed = 0;

try {
  if (process.env.IMAGE_IS_BUILT === undefined) await step('the image is built', () => containers.build());
  await step('the containers are created', () => containers.compose(['up', '-d', '--no-build']));
  for (const name of processNames) {
    await step(`${name}-db is healthy`, () => within(120, () => containers.healthy(`${name}-db`)));
    await step(`${name} is healthy`, () => within(120, () => containers.healthy(name)));
  }
  const hub = new HubClient(url);
  await step('a clerk signs in, and every agency answers', () => within(60, () => everyAgencyAnswers(hub)));
  const caseCode = await playEasyCase(hub);
  await agencyLost(hub, caseCode);
} catch (error) {
  // Whatever ended the run early, the run has failed.
  failed = Math.max(failed, 1);
  console.error((error as Error).message);
  if (process.env.KEEP_CONTAINERS === undefined)
    console.error(await containers.compose(['logs', '--tail', '30']).catch(() => ''));
} finally {
  if (process.env.KEEP_CONTAINERS === undefined)
    await step('all of it is taken down', () => containers.compose(['down', '-v', '-t', '2']));
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** No case of that code: what matters is that nobody is missing from the answer. */
async function everyAgencyAnswers(hub: HubClient): Promise<boolean> {
  const part = '{ __typename }';
  const parts = ['union', 'court', 'humanResources', 'procuratorate', 'justice', 'docket'].map(
    (name) => `${name} ${part}`,
  );
  const { errors } = await hub.ask(
    easyCase.viewer,
    `{ case(id: "WF-370499-C-2024-999999-0") { ${parts.join(' ')} } }`,
  );
  return errors.length === 1 && errors[0]?.extensions.code === 'NOT_FOUND';
}

async function playEasyCase(hub: HubClient): Promise<string> {
  const played = await step('story 8.1 through the published port', async () => {
    let caseCode = '';
    const failed = ({ says }: { says: string }, saw: unknown) =>
      console.log(`   ✘ ${says}: ${JSON.stringify(saw)}`);
    const told = { step: () => undefined, met: () => undefined, failed, view: () => undefined };
    const count = await play(easyCase, hub, told, async (scene) => {
      caseCode = easyCase.caseCode(scene) ?? '';
      return caseView(hub, easyCase.viewer, caseCode);
    });
    if (count.failed > 0) throw new Error(`${count.failed} expectations were not met.`);
    return { caseCode, met: count.met };
  });
  console.log(`  ${played.met} expectations met`);
  return played.caseCode;
}

async function agencyLost(hub: HubClient, caseCode: string): Promise<void> {
  await step('the union and its database are killed', () => containers.kill(['union', 'union-db']));
  await step('the case view still opens within 2 s and says who is missing', async () => {
    const begun = Date.now();
    const { data, errors } = await hub.ask(
      easyCase.viewer,
      '{ case(id: "' + caseCode + '") { court { relation } union { relation } docket { title } } }',
    );
    const seen = [
      data?.case?.court?.relation,
      data?.case?.union ?? null,
      errors.map((error) => error.extensions.code).join(),
    ];
    if (
      Date.now() - begun > 2000 ||
      JSON.stringify(seen) !== JSON.stringify(['OWN', null, 'AGENCY_UNAVAILABLE'])
    ) {
      throw new Error(`${Date.now() - begun} ms, ${JSON.stringify(seen)}`);
    }
  });
  const referral = await step('a referral to the union is sent meanwhile', () => sendReferral(hub));
  await step('they are started again', async () => {
    await containers.start(['union-db', 'union']);
    await within(120, () => containers.healthy('union'));
  });
  await step('the referral has arrived', () => within(90, () => seeReferral(hub, referral)));
}

/** A step that fails is counted and ends the run: nothing after it would mean anything. */
async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = Date.now();
  try {
    const result = await work();
    passed += 1;
    console.log(`✔ ${what} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    failed += 1;
    console.log(`✘ ${what}`);
    throw error;
  }
}

function within(seconds: number, there: () => Promise<boolean>): Promise<void> {
  return eventually(there, { seconds, everyMilliseconds: 1000 });
}
