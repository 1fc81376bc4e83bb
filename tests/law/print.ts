import { type Finding, lawCoverage } from './coverage.js';
import { type Difference, stateDifferences } from './in-program.js';
import { type Group, groups } from './items.js';

/** What `npx hub law` prints, and whether nothing is missing. */
export function lawReport(today: string, all: boolean): { text: string; whole: boolean } {
  const findings = lawCoverage(today);
  const missing = findings.filter(({ covered }) => !covered);
  const lines = [
    `法律覆盖 Coverage of the law（${today}）`,
    ...sums(findings),
    '',
    ...(all ? inGroups(findings, '全部 All', eachLine) : []),
    ...inGroups(missing, '缺 Missing', missingLine),
    '状态对照 States of the field and of the program',
    ...stateDifferences().map(differenceLine),
    '',
    missing.length === 0
      ? '全部覆盖。Everything is covered.'
      : `缺 ${missing.length} 项。${missing.length} items are missing.`,
  ];
  return { text: lines.join('\n'), whole: missing.length === 0 };
}

function sums(findings: readonly Finding[]): string[] {
  return (Object.keys(groups) as Group[]).map((group) => {
    const of = findings.filter((finding) => finding.group === group);
    const covered = of.filter((finding) => finding.covered).length;
    return `${`${covered} / ${of.length}`.padStart(9)}  ${groups[group]}`;
  });
}

function inGroups(findings: readonly Finding[], title: string, line: (finding: Finding) => string): string[] {
  return (Object.keys(groups) as Group[]).flatMap((group) => {
    const of = findings.filter((finding) => finding.group === group);
    return of.length === 0 ? [] : [`${title}：${groups[group]}（${of.length}）`, ...of.map(line), ''];
  });
}

const named = ({ id, group, name }: Finding): string => `  ${id.slice(group.length + 1)}　${name}`;

function eachLine(finding: Finding): string {
  const { claim } = finding;
  if (!finding.covered) return `${named(finding)}　✘`;
  return claim ? `${named(finding)}　✔ ${claim.file}：${claim.test || '（准备）'}` : `${named(finding)}　✔`;
}

function missingLine(finding: Finding): string {
  if (finding.lacks.length > 0) return `${named(finding)}　缺 lacks ${finding.lacks.join(', ')}`;
  const why = finding.inProgram
    ? '没有测试走到 no test exercises it'
    : finding.claim
      ? '程序中找不到 not found in the program'
      : '程序中没有 not in the program';
  return `${named(finding)}　${why}`;
}

function differenceLine({ record, missing, added, computed, called }: Difference): string {
  const parts = [
    missing.length > 0 ? `程序中没有 missing: ${missing.join(', ')}` : null,
    added.length > 0 ? `程序另有 added: ${added.join(', ')}` : null,
    ...Object.entries(computed).map(([state, how]) => `${state} 不存储 computed: ${how}`),
    ...Object.entries(called).map(([state, word]) => `${state} 程序称 called ${word}`),
  ];
  return `  ${record}　${parts.filter((part) => part !== null).join('；')}`;
}
