-- From application (申报) to posted points: review, public notice, objection, posting, deductions, home sheets.
create schema awards;
grant usage on schema awards to points_app;

-- An application, also when the committee or an inspector recorded it. What the rule demanded is kept with it, and the
-- checks below hold the promise: nothing falls due without the review, the second person and the notice it needs.
create table awards.application (
  town_id        uuid        not null,
  id             uuid        not null,
  village_id     uuid        not null,
  household_id   uuid        not null,
  origin         text        not null,
  rule_id        uuid        not null,
  rule_code      text        not null,
  rule_name      text        not null,
  rule_version   int         not null,
  points         bigint      not null,
  quantity       int         not null,
  award          bigint      not null,
  event          text,
  host_id        uuid,
  happened_on    date        not null,
  quarter        int         not null,
  words          text        not null,
  submitted_by   uuid        not null,
  submitted_from uuid,
  submitted_at   timestamptz not null,
  needs_panel    boolean     not null,
  needs_second   text        not null,
  needs_notice   boolean     not null,
  taken_by       uuid,
  reviewed_at    timestamptz,
  confirmed_by   uuid,
  confirmed_at   timestamptz,
  notice_id      uuid,
  noticed_at     timestamptz,
  state          text        not null,
  state_at       timestamptz not null,
  reason         text,
  set_off        bigint      not null default 0,
  posted         bigint      not null default 0,
  posting_id     uuid,
  transfer_id    uuid,
  constraint application_pk primary key (town_id, id),
  constraint application_origin check (origin in ('APPLIED', 'RECORDED', 'HOME_SHEET', 'ACTIVITY', 'PROPOSED')),
  constraint application_state check (state in ('SUBMITTED', 'UNDER_REVIEW', 'AWAITING_SECOND', 'APPROVED',
    'ON_NOTICE', 'OBJECTED', 'DUE', 'DEFERRED', 'POSTED', 'SET_OFF', 'DECLINED', 'STRUCK', 'WITHDRAWN', 'LAPSED')),
  constraint application_second check (needs_second in ('NONE', 'COLLEAGUE', 'HOST', 'CADRE', 'TOWN')),
  constraint application_points check (points between 1 and 1000 and quantity between 1 and 100),
  constraint application_award check (award between 1 and points * quantity),
  constraint application_posted check (posted between 0 and award - set_off and set_off between 0 and award),
  constraint application_after_review check (not needs_panel or reviewed_at is not null
    or state not in ('APPROVED', 'ON_NOTICE', 'OBJECTED', 'DUE', 'DEFERRED', 'POSTED', 'SET_OFF')),
  constraint application_after_second check (needs_second = 'NONE' or confirmed_by is not null
    or state not in ('APPROVED', 'ON_NOTICE', 'OBJECTED', 'DUE', 'DEFERRED', 'POSTED', 'SET_OFF')),
  constraint application_two_persons check (confirmed_by <> taken_by and confirmed_by <> submitted_by),
  constraint application_after_notice check (not needs_notice or noticed_at is not null
    or state not in ('DUE', 'DEFERRED', 'POSTED', 'SET_OFF')),
  constraint application_moved check (state <> 'POSTED' or (posted > 0 and transfer_id is not null))
);
create index application_of_household on awards.application (town_id, household_id, id);
create index application_of_village on awards.application (town_id, village_id, state, id);
create index application_counted on awards.application (town_id, household_id, rule_code, happened_on);
create index application_counted_in_village on awards.application (town_id, village_id, rule_code, happened_on);
-- The same event earns a household once by the same rule, whoever reports it and however often.
create unique index application_event_once on awards.application (town_id, household_id, rule_code, event)
  where event is not null and state not in ('DECLINED', 'STRUCK', 'WITHDRAWN', 'LAPSED');

-- Photos of an application and what they show; the pictures are the media module's.
create table awards.application_photo (
  town_id        uuid not null,
  application_id uuid not null,
  photo_id       uuid not null,
  stage          text not null,
  constraint application_photo_pk primary key (town_id, application_id, photo_id),
  constraint application_photo_fk foreign key (town_id, application_id) references awards.application (town_id, id),
  constraint application_photo_stage check (stage in ('BEFORE', 'AFTER', 'OTHER'))
);

-- The log of applications and deductions: every state they ever took, who moved them and why.
create table awards.step (
  town_id    uuid        not null,
  subject_id uuid        not null,
  id         uuid        not null,
  from_state text,
  to_state   text        not null,
  by_person  uuid        not null,
  at         timestamptz not null,
  reason     text,
  constraint step_pk primary key (town_id, subject_id, id)
);

-- A panel session over a stack of matters, with an odd number of seats.
create table awards.review (
  town_id    uuid        not null,
  id         uuid        not null,
  village_id uuid        not null,
  seats      int         not null,
  state      text        not null,
  opened_by  uuid        not null,
  opened_at  timestamptz not null,
  closed_at  timestamptz,
  constraint review_pk primary key (town_id, id),
  constraint review_seats check (seats >= 3 and seats % 2 = 1),
  constraint review_state check (state in ('OPEN', 'CLOSED', 'CANCELLED'))
);
create index review_of_village on awards.review (town_id, village_id, id);

create table awards.review_item (
  town_id      uuid        not null,
  review_id    uuid        not null,
  subject_id   uuid        not null,
  subject      text        not null,
  household_id uuid        not null,
  state        text        not null,
  decided_at   timestamptz,
  constraint review_item_pk primary key (town_id, review_id, subject_id),
  constraint review_item_fk foreign key (town_id, review_id) references awards.review (town_id, id),
  constraint review_item_subject check (subject in ('APPLICATION', 'DEDUCTION')),
  constraint review_item_state check (state in ('OPEN', 'PASSED', 'FAILED', 'TAKEN_BACK'))
);
create index review_item_of_subject on awards.review_item (town_id, subject_id);
create unique index review_item_open_once on awards.review_item (town_id, subject_id) where state = 'OPEN';

create table awards.vote (
  town_id      uuid        not null,
  review_id    uuid        not null,
  subject_id   uuid        not null,
  person_id    uuid        not null,
  household_id uuid,
  favour       boolean     not null,
  reason       text,
  at           timestamptz not null,
  constraint vote_once primary key (town_id, review_id, subject_id, person_id),
  constraint vote_item_fk foreign key (town_id, review_id, subject_id)
    references awards.review_item (town_id, review_id, subject_id),
  constraint vote_against_has_reason check (favour or reason <> '')
);

-- A public notice (公示): a batch of approved applications, open to objection for its term.
create table awards.notice (
  town_id      uuid        not null,
  id           uuid        not null,
  village_id   uuid        not null,
  title        text        not null,
  state        text        not null,
  composed_by  uuid        not null,
  composed_at  timestamptz not null,
  days         int,
  published_at timestamptz,
  ends_at      timestamptz,
  ended_at     timestamptz,
  constraint notice_pk primary key (town_id, id),
  constraint notice_state check (state in ('DRAFT', 'PUBLISHED', 'ENDED', 'DISCARDED')),
  constraint notice_days check (days between 3 and 7),
  constraint notice_published check (state in ('DRAFT', 'DISCARDED')
    or (days is not null and published_at is not null and ends_at >= published_at + days * interval '1 day')),
  constraint notice_runs_its_term check (ended_at >= ends_at)
);
create index notice_of_village on awards.notice (town_id, village_id, id);
create index notice_running on awards.notice (town_id, ends_at) where state = 'PUBLISHED';

create table awards.notice_item (
  town_id        uuid not null,
  notice_id      uuid not null,
  application_id uuid not null,
  constraint notice_item_pk primary key (town_id, notice_id, application_id),
  constraint notice_item_notice_fk foreign key (town_id, notice_id) references awards.notice (town_id, id),
  constraint notice_item_application_fk foreign key (town_id, application_id)
    references awards.application (town_id, id)
);
create index notice_item_of_application on awards.notice_item (town_id, application_id);

-- An objection (异议) of a household against one item on notice, or against a deduction.
create table awards.objection (
  town_id      uuid        not null,
  id           uuid        not null,
  village_id   uuid        not null,
  subject      text        not null,
  subject_id   uuid        not null,
  against_id   uuid        not null,
  notice_id    uuid,
  by_person    uuid        not null,
  household_id uuid        not null,
  reason       text        not null,
  opened_at    timestamptz not null,
  state        text        not null,
  heard_by     uuid,
  heard_at     timestamptz,
  outcome      text,
  award        bigint,
  constraint objection_pk primary key (town_id, id),
  constraint objection_once unique (town_id, subject_id, household_id),
  constraint objection_subject check (subject in ('APPLICATION', 'DEDUCTION')),
  constraint objection_state check (state in ('OPEN', 'UPHELD', 'CHANGED', 'REJECTED')),
  constraint objection_heard check ((state = 'OPEN') = (heard_by is null) and (state = 'OPEN' or outcome <> '')),
  constraint objection_heard_by_another check (heard_by <> by_person)
);
create index objection_of_village on awards.objection (town_id, village_id, state, id);

-- What happens when the pool does not reach, chosen before the quarter begins.
create table awards.quarter_rule (
  town_id    uuid        not null,
  village_id uuid        not null,
  quarter    int         not null,
  shortage   text        not null,
  set_by     uuid        not null,
  set_at     timestamptz not null,
  constraint quarter_rule_pk primary key (town_id, village_id, quarter),
  constraint quarter_rule_shortage check (shortage in ('DEFER', 'PRO_RATA'))
);

-- One posting of everything due in a village: what was asked, what the pool held, what went out.
create table awards.posting (
  town_id    uuid        not null,
  id         uuid        not null,
  village_id uuid        not null,
  quarter    int         not null,
  shortage   text        not null,
  pool       bigint      not null,
  asked      bigint      not null,
  set_off    bigint      not null,
  posted     bigint      not null,
  deferred   bigint      not null,
  posted_by  uuid        not null,
  posted_at  timestamptz not null,
  constraint posting_pk primary key (town_id, id),
  constraint posting_within_pool check (posted between 0 and pool)
);
create index posting_of_village on awards.posting (town_id, village_id, quarter, id);

-- A deduction: only after a photo, a notice and days to cure; it takes from what is not yet posted, never from a wallet.
create table awards.deduction (
  town_id       uuid        not null,
  id            uuid        not null,
  village_id    uuid        not null,
  household_id  uuid        not null,
  rule_id       uuid        not null,
  rule_code     text        not null,
  rule_name     text        not null,
  rule_version  int         not null,
  points        bigint      not null,
  event         text,
  happened_on   date        not null,
  words         text        not null,
  recorded_by   uuid        not null,
  recorded_from uuid,
  recorded_at   timestamptz not null,
  cure_until    timestamptz not null,
  quarter       int,
  set_off       bigint      not null default 0,
  state         text        not null,
  state_at      timestamptz not null,
  reason        text,
  transfer_id   uuid,
  constraint deduction_pk primary key (town_id, id),
  constraint deduction_points check (points between 1 and 1000),
  constraint deduction_set_off check (set_off between 0 and points),
  constraint deduction_state check (state in ('NOTIFIED', 'CURE_REPORTED', 'CANCELLED', 'UNDER_REVIEW', 'IN_FORCE',
    'SET_OFF', 'DROPPED', 'LAPSED', 'RESTORED')),
  constraint deduction_in_force check (quarter is not null or (set_off = 0
    and state not in ('IN_FORCE', 'SET_OFF', 'LAPSED', 'RESTORED')))
);
create index deduction_of_household on awards.deduction (town_id, household_id, id);
create index deduction_of_village on awards.deduction (town_id, village_id, state, id);
create unique index deduction_event_once on awards.deduction (town_id, household_id, rule_code, event)
  where event is not null and state not in ('CANCELLED', 'DROPPED');

-- The monthly home sheet (月评): one score for a household and month.
create table awards.home_sheet (
  town_id        uuid        not null,
  id             uuid        not null,
  village_id     uuid        not null,
  household_id   uuid        not null,
  month          int         not null,
  score          int         not null,
  words          text        not null,
  photos         int         not null,
  inspected_by   uuid        not null,
  inspected_on   date        not null,
  inspected_at   timestamptz not null,
  constraint home_sheet_pk primary key (town_id, id),
  constraint home_sheet_once unique (town_id, household_id, month),
  constraint home_sheet_score check (score between 0 and 100),
  constraint home_sheet_month check (month between 200001 and 209912 and month % 100 between 1 and 12)
);
create index home_sheet_of_village on awards.home_sheet (town_id, village_id, month, score desc);

-- A month whose sheets were turned into applications: once, and no sheet comes in afterwards.
create table awards.home_month (
  town_id     uuid        not null,
  village_id  uuid        not null,
  month       int         not null,
  closed_by   uuid        not null,
  closed_at   timestamptz not null,
  sheets      int         not null,
  red_flags   int         not null,
  clean       int         not null,
  improved    int         not null,
  constraint home_month_once primary key (town_id, village_id, month)
);

-- Honour score (荣誉积分): what was earned, never spent. The base of 100 a year is counted, not written.
create table awards.honour_score (
  town_id      uuid        not null,
  source       text        not null,
  source_id    uuid        not null,
  household_id uuid        not null,
  year         int         not null,
  points       bigint      not null,
  at           timestamptz not null,
  constraint honour_score_once primary key (town_id, source, source_id),
  constraint honour_score_positive check (points > 0)
);
create index honour_score_of_household on awards.honour_score (town_id, household_id, year);

grant select, insert, update on all tables in schema awards to points_app;
revoke update on awards.step, awards.vote, awards.honour_score, awards.posting, awards.application_photo,
  awards.home_sheet, awards.home_month, awards.notice_item from points_app;
