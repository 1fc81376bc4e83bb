import type { Scene } from './scene.js';

export const clerk = 'second-court-clerk';
export const judge = 'second-court-judge';
export const lawyer = 'union-lawyer';
export const centre = 'hr-mediator';
export const deadline = '{ rule rawEnd due history { kind due } }';

export type Row = {
  rule: string;
  rawEnd: string | null;
  due: string;
  history: { kind: string; due: string }[];
};
export const clock = (rows: Row[], rule: string) => rows.find((row) => row.rule === rule);

/** The story's referrals as the court knows them: the first to the union, the child to the mediation centre. */
export const sent = (scene: Scene, which: 'first' | 'child', fields: string) =>
  scene
    .part(clerk, 'court', `referrals { originId ${fields} }`)
    .then(({ referrals }) =>
      referrals.find((row: { originId: string | null }) => (row.originId === null) === (which === 'first')),
    );
export const civilCase = (scene: Scene, fields: string) =>
  scene.part(clerk, 'court', `civilCases { ${fields} }`).then(({ civilCases }) => civilCases[0]);
export const mediation = (scene: Scene, fields: string) =>
  scene.part(centre, 'humanResources', `mediations { ${fields} }`).then(({ mediations }) => mediations[0]);

export const everythingTheCourtSees = /* GraphQL */ `
  query ($id: ID!) {
    case(id: $id) {
      court {
        referrals {
          result {
            outcome
            text
            undisputedFacts {
              text
            }
            agreement {
              terms
            }
          }
          returnText
        }
      }
      humanResources {
        title
        facts
        mediations {
          state
          outcome
          text
          undisputedFacts {
            text
          }
          agreements {
            terms
          }
        }
        referrals {
          result {
            text
            undisputedFacts {
              text
            }
          }
        }
      }
      docket {
        title
        timeline {
          kind
          state
        }
        referrals {
          events {
            name
          }
        }
      }
    }
  }
`;
