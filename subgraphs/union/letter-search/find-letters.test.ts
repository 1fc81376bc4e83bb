import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.js';
import { openCase } from '#kernel/case-file/open-case.js';
import { RequestContext } from '#kernel/context.js';
import { withRecordedReading } from '#kernel/disclosure/recorded-reading.js';
import { UsageRecordEntity } from '#kernel/disclosure/usage-record.entity.js';
import * as county from '../../../infra/county/organisations.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { union } from '../agency.js';
import { SupervisionLetterEntity } from '../supervision/supervision-letter.entity.js';
import { findLetters } from './find-letters.js';

let toys: ToyCounty;
const employer = '91370499FAKE00013R';
const worker = { side: 'APPLICANT', kind: 'PERSON', name: '测试甲', idNumber: '370499198803120019' } as const;
const otherWorker = { ...worker, name: '测试乙', idNumber: '370499199111050026' } as const;
const firm = {
  side: 'RESPONDENT',
  kind: 'EMPLOYER',
  name: '虚构市中科技有限公司',
  creditCode: employer,
} as const;
const purpose = { reason: 'SUPERVISION', caseNumber: '虚检民监〔2025〕1号' };

function staff(organisation: county.Organisation, role: Role): Actor {
  const { agency, code } = organisation;
  return { kind: 'STAFF', id: `${agency}-${role}`, name: '样例', agency, organisation: code, roles: [role] };
}
const at = (actor: Actor) => new RequestContext(toys.union, actor, { purpose });
const procurator = staff(county.procuratorate, 'PROCURATOR');

async function find(code: string, idNumber: string | null = null): Promise<(string | null)[]> {
  const ctx = at(procurator);
  const letters = await withRecordedReading(ctx, () => findLetters(ctx, code, idNumber));
  return letters.map(({ number }) => number);
}
const looks = () => toys.union.dataSource.manager.countBy(UsageRecordEntity, { readerId: procurator.id });

/** A case of this worker against the firm, with a letter about the firm. */
async function letterFor(person: typeof worker | typeof otherWorker, number: string): Promise<void> {
  const ctx = at(staff(county.union, 'UNION_OFFICER'));
  await ctx.transaction(async (tx) => {
    const dispute = {
      cause: 'WAGE_CLAIM',
      causeVersion: '2020',
      title: '追索劳动报酬纠纷',
      claim: null,
      facts: null,
    };
    const { file } = await openCase(tx, ctx, county.union.code, {
      ...dispute,
      door: 'VISIT',
      parties: [person, firm],
    });
    await tx.insert(SupervisionLetterEntity, {
      ...{
        id: randomUUID(),
        caseCode: file.caseCode,
        organisation: county.union.code,
        kind: 'OPINION',
        number,
      },
      ...{
        state: 'SERVED',
        employerName: firm.name,
        employerCode: employer,
        facts: '拖欠工资',
        request: '支付',
      },
      ...{
        signedBy: '样例主席',
        servedOn: '2025-03-01',
        addressee: null,
        copiedTo: [],
        followsLetterId: null,
      },
      ...{ answeredOn: null, answer: null },
    });
  });
}

beforeAll(async () => {
  toys = await toyCounty({ union });
  toys.setTime('2025-03-01T09:00:00+08:00');
  await letterFor(worker, '虚工监意〔2025〕1号');
  await letterFor(otherWorker, '虚工监意〔2025〕2号');
});
afterAll(() => toys.stop());

describe('the union’s letters about an employer', () => {
  test('are found by its exact code; with a person, those of the person’s cases', async () => {
    expect((await find(employer)).sort()).toEqual(['虚工监意〔2025〕1号', '虚工监意〔2025〕2号']);
    expect(await find(employer, worker.idNumber)).toEqual(['虚工监意〔2025〕1号']);
    expect(await find(employer, '370499199402280366')).toEqual([]);
    expect(await find('91370499FAKE00021L')).toEqual([]);
  });

  test('leave a usage record for each case shown, and one where nothing is', async () => {
    const before = await looks();
    await find(employer);
    expect(await looks()).toBe(before + 2);
    await find('91370499FAKE00021L');
    expect(await looks()).toBe(before + 3);
  });

  test.each([
    ['a judge', staff(county.court, 'JUDGE')],
    ['an administrator of the procuratorate', staff(county.procuratorate, 'ADMINISTRATOR')],
    ['a procurator’s role elsewhere', staff(county.court, 'PROCURATOR')],
    ['the union’s own officer', staff(county.union, 'UNION_OFFICER')],
  ])('are not for %s', async (_, actor) => {
    await expect(findLetters(at(actor), employer, null)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('are not shown where no record of it can be kept', async () => {
    await expect(findLetters(at(procurator), employer, null)).rejects.toThrow('usage record');
  });
});
