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
  constraint application_origin check (origin in ('APPLIED', 'RECORDED', 'HOME_SHEET', 'ACTIVITY', 'PROPOSED',
    'NOMINATED')),
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
    or (days is not null and published_at is not null and ends_at >= published_at + days * interval '24 hours')),
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

-- An activity the village does together, and the households that were scanned in.
create table awards.activity (
  town_id    uuid        not null,
  id         uuid        not null,
  village_id uuid        not null,
  rule_id    uuid        not null,
  rule_name  text        not null,
  title      text        not null,
  held_on    date        not null,
  state      text        not null,
  opened_by  uuid        not null,
  opened_at  timestamptz not null,
  closed_at  timestamptz,
  constraint activity_pk primary key (town_id, id),
  constraint activity_state check (state in ('OPEN', 'CLOSED') and (state = 'CLOSED') = (closed_at is not null))
);
create index activity_of_village on awards.activity (town_id, village_id, id);

create table awards.attendance (
  town_id        uuid        not null,
  activity_id    uuid        not null,
  household_id   uuid        not null,
  in_at          timestamptz not null,
  in_by          uuid        not null,
  out_at         timestamptz,
  application_id uuid,
  refusal        text,
  constraint attendance_once primary key (town_id, activity_id, household_id),
  constraint attendance_activity_fk foreign key (town_id, activity_id) references awards.activity (town_id, id),
  constraint attendance_in_before_out check (out_at >= in_at)
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
create index honour_score_of_year on awards.honour_score (town_id, year, household_id) include (points);

grant select, insert, update on all tables in schema awards to points_app;
revoke update on awards.step, awards.vote, awards.honour_score, awards.posting, awards.application_photo,
  awards.home_sheet, awards.home_month, awards.notice_item from points_app;

-- honours ------------------------------------------------------------------------------------------------------------
-- 最美家庭, 最美院落, 最美庭院, 最美个人. Who is nominated earns points through applications like any other; once the
-- first of them is posted the honour stands on the board. And the red and yellow flags (红黄旗) of homes.

create table awards.nomination (
  town_id        uuid        not null,
  id             uuid        not null,
  village_id     uuid        not null,
  kind           text        not null,
  -- the day it was nominated on; decides the quarter
  nominated_on   date        not null,
  quarter        int         not null,
  -- of a 院落; null otherwise
  name           text,
  -- the person honoured; null otherwise
  member_id      uuid,
  -- masked already: what everybody may read
  public_name    text        not null,
  -- 事迹; for those who decide, never public
  words          text        not null,
  -- what the board says
  citation       text,
  nominated_by   uuid        not null,
  nominated_from uuid,
  nominated_at   timestamptz not null,
  state          text        not null,
  decided_by     uuid,
  decided_at     timestamptz,
  reason         text,
  constraint nomination_pk primary key (town_id, id),
  constraint nomination_kind_known check (kind in ('FAMILY', 'COMPOUND', 'COURTYARD', 'PERSON')),
  constraint nomination_state_known check (state in ('NOMINATED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN')),
  constraint nomination_compound_named check ((kind = 'COMPOUND') = (name is not null)),
  constraint nomination_person_named check ((kind = 'PERSON') = (member_id is not null)),
  constraint nomination_decided_whole check ((state = 'NOMINATED') = (decided_by is null)
                                             and (decided_by is null) = (decided_at is null)),
  constraint nomination_refusal_reasoned check (state <> 'REFUSED' or reason <> '')
);
create index nomination_of_village on awards.nomination (town_id, village_id, id);
create unique index nomination_person_once on awards.nomination (town_id, member_id, quarter)
  where member_id is not null and state in ('NOMINATED', 'ACCEPTED');

create table awards.nomination_home (
  town_id        uuid not null,
  nomination_id  uuid not null,
  household_id   uuid not null,
  -- through which it earns its points; null until the nomination is accepted
  application_id uuid,
  constraint nomination_home_pk primary key (town_id, nomination_id, household_id),
  constraint nomination_home_nomination_fk foreign key (town_id, nomination_id)
    references awards.nomination (town_id, id),
  constraint nomination_home_application_fk foreign key (town_id, application_id)
    references awards.application (town_id, id)
);
create unique index nomination_home_application_once on awards.nomination_home (town_id, application_id)
  where application_id is not null;
create index nomination_home_of_household on awards.nomination_home (town_id, household_id, nomination_id);

create table awards.honour (
  town_id       uuid        not null,
  id            uuid        not null,
  nomination_id uuid        not null,
  village_id    uuid        not null,
  kind          text        not null,
  quarter       int         not null,
  -- 证书编号: 2026Q4-最美家庭-001
  certificate   text        not null,
  public_name   text        not null,
  citation      text,
  stands_since  timestamptz not null,
  state         text        not null,
  ended_by      uuid,
  ended_at      timestamptz,
  reason        text,
  constraint honour_pk primary key (town_id, id),
  constraint honour_of_nomination_once unique (town_id, nomination_id),
  constraint honour_certificate_once unique (town_id, certificate),
  constraint honour_nomination_fk foreign key (town_id, nomination_id) references awards.nomination (town_id, id),
  constraint honour_state_known check (state in ('STANDING', 'TAKEN_DOWN')),
  constraint honour_taken_down_whole check ((state = 'TAKEN_DOWN') = (ended_by is not null)
                                            and (ended_by is null) = (ended_at is null)),
  constraint honour_taken_down_reasoned check (state = 'STANDING' or reason <> '')
);
create index honour_on_board on awards.honour (town_id, village_id, id) where state = 'STANDING';

-- 复查: looked at again, and what was found.
create table awards.honour_check (
  town_id    uuid        not null,
  honour_id  uuid        not null,
  id         uuid        not null,
  checked_on date        not null,
  kept       boolean     not null,
  words      text        not null,
  checked_by uuid        not null,
  checked_at timestamptz not null,
  constraint honour_check_pk primary key (town_id, honour_id, id),
  constraint honour_check_honour_fk foreign key (town_id, honour_id) references awards.honour (town_id, id),
  constraint honour_check_reasoned check (kept or words <> '')
);

-- One flag of each colour a home and month. Red is earned and public; yellow is a reminder for the home and the staff.
create table awards.flag (
  town_id        uuid        not null,
  id             uuid        not null,
  village_id     uuid        not null,
  household_id   uuid        not null,
  month          int         not null,
  colour         text        not null,
  state          text        not null,
  -- what made it: the posted application of a red one, the home sheet of a yellow one; null when raised by hand
  application_id uuid,
  score          int,
  words          text        not null,
  raised_by      uuid        not null,
  raised_at      timestamptz not null,
  cure_until     timestamptz,
  cure_words     text,
  state_by       uuid        not null,
  state_at       timestamptz not null,
  constraint flag_pk primary key (town_id, id),
  constraint flag_once unique (town_id, household_id, month, colour),
  constraint flag_colour_known check (colour in ('RED', 'YELLOW')),
  constraint flag_state_known check (state in ('UP', 'CURE_REPORTED', 'CURED')),
  constraint flag_red_stays_up check (colour = 'YELLOW' or state = 'UP'),
  constraint flag_yellow_has_cure_days check ((colour = 'YELLOW') = (cure_until is not null)),
  constraint flag_month_form check (month between 200001 and 209912 and month % 100 between 1 and 12)
);
create index flag_of_village on awards.flag (town_id, village_id, month, id);

grant select, insert, update on awards.nomination, awards.nomination_home, awards.honour, awards.flag to points_app;
grant select, insert on awards.honour_check to points_app;
