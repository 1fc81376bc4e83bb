import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Supported suits, recommendations, civil supervision. */
export class SupportedLitigationRecommendationSupervision1735000000000 implements MigrationInterface {
  name = 'SupportedLitigationRecommendationSupervision1735000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table supported_litigation (
        id uuid primary key, case_code text not null, organisation text not null, referral_id uuid unique, state text not null,
        claimant_party_ids uuid[] not null, weak_position text not null, request text not null, facts text not null,
        applied_on date not null, reviewer_id text, direct_suit_ground text, award_number text, number text, decided_on date,
        decision_reason text, court_name text, court_code text, court_number text, sued_on date, filed_on date, hearing_on date,
        result_text text, ended_on date, unique (organisation, number));
      create index supported_litigation_case on supported_litigation (case_code);
      create index supported_litigation_list on supported_litigation (organisation, applied_on);

      create table procuratorial_recommendation (
        id uuid primary key, case_code text not null, organisation text not null, state text not null, number text not null,
        addressee_code text, addressee_name text not null, referral_id uuid unique, problem text not null, findings text not null,
        legal_basis text not null, advice text not null, worker_group text not null, workers int not null, reply_within_days int,
        urgent_reason text, issued_on date not null, served_on date, reply_due date, replied_on date, reply_text text,
        objected_on date, objection_text text, reviewed_on date, review_text text, follow_up_measure text, follow_up_text text,
        followed_up_on date, result_text text, ended_on date, unique (organisation, number));
      create index procuratorial_recommendation_case on procuratorial_recommendation (case_code);
      create index procuratorial_recommendation_list on procuratorial_recommendation (organisation, reply_due);

      create table civil_supervision (
        id uuid primary key, case_code text not null, organisation text not null, state text not null, matter text not null,
        applicant_party_id uuid, court_name text not null, court_code text, court_number text not null, grounds text not null,
        accepted_on date not null, reviewer_id text, number text, decided_on date, decision_reason text,
        unique (organisation, number));
      create index civil_supervision_case on civil_supervision (case_code);
      create index civil_supervision_list on civil_supervision (organisation, accepted_on);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
