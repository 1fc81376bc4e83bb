import type { Scene } from './scene.js';

export const clerk = 'second-court-clerk';
export const judge = 'second-court-judge';
export const mediator = 'union-mediator';
export const iou = 1_860_000;
export const deadline = '{ rule rawEnd due }';

export type Row = { rule: string; rawEnd: string | null; due: string };
export const clock = (rows: Row[], rule: string) => {
  const row = rows.find((candidate) => candidate.rule === rule);
  return row ? [row.rawEnd, row.due] : null;
};

export const referral = (scene: Scene, arrow: string, fields: string) =>
  scene
    .part(clerk, 'court', `referrals { arrow ${fields} }`)
    .then(({ referrals }) => referrals.find((row: { arrow: string }) => row.arrow === arrow));
export const arrived = (scene: Scene, fields: string) =>
  scene
    .part(mediator, 'union', `referrals { arrow ${fields} }`)
    .then(({ referrals }) => referrals.find((row: { arrow: string }) => row.arrow === 'A01'));
export const agreement = (scene: Scene, fields: string) =>
  scene
    .part(mediator, 'union', `mediations { agreements { ${fields} } }`)
    .then(({ mediations }) => mediations[0].agreements[0]);
export const confirmation = (scene: Scene, fields: string) =>
  scene.part(clerk, 'court', `confirmations { ${fields} }`).then(({ confirmations }) => confirmations[0]);

export const holder = (scene: Scene) =>
  scene
    .part(clerk, 'docket', 'holder { name } closedOn')
    .then((docket) => [docket.holder?.name ?? null, docket.closedOn]);
