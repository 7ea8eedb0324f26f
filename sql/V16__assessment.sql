-- Assessment beyond the quarter: half-months, months, years and campaigns; households, grids, works and roads; figures
-- that stand on no sheet; and what places bring besides points.

alter table assessment.round add column first_day date;
alter table assessment.round add column last_day date;
-- So far every round was a quarter: 2026Q4.
alter table assessment.round disable trigger round_guard;
update assessment.round
set first_day = make_date(left(period, 4)::int, right(period, 1)::int * 3 - 2, 1),
    last_day = (make_date(left(period, 4)::int, right(period, 1)::int * 3 - 2, 1) + interval '3 months - 1 day')::date
where first_day is null;
alter table assessment.round enable trigger round_guard;
alter table assessment.round alter column first_day set not null;
alter table assessment.round alter column last_day set not null;
alter table assessment.round add constraint round_days_in_order check (first_day <= last_day);
alter table assessment.round add constraint round_subject_known
  check (subject_kind in ('VILLAGE', 'HOUSEHOLD', 'GRID', 'WORK', 'ROAD'));
alter table assessment.round add constraint round_period_known
  check (period_kind in ('HALF_MONTH', 'MONTH', 'QUARTER', 'CAMPAIGN', 'YEAR'));
create index round_by_code on assessment.round (town_id, code, last_day);

-- Ranked in classes or districts (按类、按管区): each has its own first place. A streak may cost assessment score.
alter table assessment.outcome add column group_name text not null default '';
alter table assessment.outcome drop constraint outcome_rank_once;
alter table assessment.outcome add constraint outcome_rank_once unique (town_id, round_id, group_name, rank);
alter table assessment.outcome drop constraint outcome_score_not_negative;

-- Works of a contest and roads: no register knows them.
create table assessment.entry (
  town_id    uuid        not null,
  round_id   uuid        not null,
  id         uuid        not null,
  village_id uuid        not null,
  name       text        not null,
  place      text        not null,
  entered_by uuid        not null,
  entered_at timestamptz not null,
  constraint entry_pk primary key (town_id, id),
  constraint entry_name_once unique (town_id, round_id, village_id, name),
  constraint entry_round_fk foreign key (town_id, round_id) references assessment.round,
  constraint entry_words_length check (char_length(name) between 1 and 40 and char_length(place) <= 100)
);
create index entry_of_round on assessment.entry (town_id, round_id, entered_at);
create trigger entry_append_only before update or delete on assessment.entry
  for each row execute function assessment.refuse_change();

-- Classes, districts and targets, when the scheme's document does not list them.
create table assessment.roster (
  town_id    uuid        not null,
  round_id   uuid        not null,
  version    int         not null,
  rows       jsonb       not null,
  written_by uuid        not null,
  written_at timestamptz not null,
  constraint roster_pk primary key (town_id, round_id, version),
  constraint roster_round_fk foreign key (town_id, round_id) references assessment.round,
  constraint roster_version_positive check (version > 0)
);
create trigger roster_append_only before update or delete on assessment.roster
  for each row execute function assessment.refuse_change();

-- Figures that stand on no sheet (填报): survey counts, marks of panel members, progress, findings, vetoes. A wrong one
-- is followed by another in its place.
create table assessment.report (
  town_id     uuid        not null,
  id          uuid        not null,
  round_id    uuid        not null,
  subject_id  uuid        not null,
  line        text        not null,
  -- of a finding: its kind in the line's catalogue
  kind        text,
  -- null takes back what it replaces
  value       numeric,
  target      numeric,
  on_day      date        not null,
  words       text        not null,
  photos      uuid[]      not null default '{}',
  -- what may be said once: the marker on a panel, the day of a progress, nothing for a survey
  slot        text        not null,
  replaces    uuid,
  reported_by uuid        not null,
  reported_at timestamptz not null,
  constraint report_pk primary key (town_id, id),
  constraint report_round_fk foreign key (town_id, round_id) references assessment.round,
  constraint report_replaced_fk foreign key (town_id, replaces) references assessment.report,
  constraint report_replaced_once unique (town_id, replaces),
  constraint report_takes_back_something check (value is not null or replaces is not null),
  constraint report_words_length check (char_length(words) <= 500)
);
create unique index report_once on assessment.report (town_id, round_id, subject_id, line, slot)
  where replaces is null;
create index report_of_round on assessment.report (town_id, round_id, reported_at);
create trigger report_append_only before update or delete on assessment.report
  for each row execute function assessment.refuse_change();

-- What a frozen place brings besides points: prizes, flags, talks, letters, pay, lines on the bulletin.
create table assessment.consequence (
  town_id      uuid    not null,
  round_id     uuid    not null,
  subject_id   uuid    not null,
  number       int     not null,
  subject_name text    not null,
  period       text    not null,
  revision     int     not null,
  kind         text    not null,
  -- the tier, streak or prize it follows from
  cause        text    not null,
  yuan         bigint,
  score        numeric,
  words        text,
  constraint consequence_pk primary key (town_id, round_id, subject_id, number),
  constraint consequence_outcome_fk foreign key (town_id, round_id, subject_id) references assessment.outcome,
  constraint consequence_kind_known check (kind in ('PRIZE', 'SCORE', 'FLAG', 'TALK', 'LETTER', 'PAY', 'BULLETIN')),
  constraint consequence_prize_whole check ((kind = 'PRIZE') = (yuan is not null) and yuan > 0),
  constraint consequence_score_whole check ((kind = 'SCORE') = (score is not null))
);
create trigger consequence_append_only before update or delete on assessment.consequence
  for each row execute function assessment.refuse_change();

-- A village objects to figures too that stand on no sheet; an upheld objection then leads to another report.
alter table assessment.objection alter column sheet_id drop not null;
alter table assessment.objection add column report_id uuid;
alter table assessment.objection add column village_id uuid;
update assessment.objection set village_id = subject_id;
alter table assessment.objection alter column village_id set not null;
alter table assessment.objection add constraint objection_report_fk
  foreign key (town_id, report_id) references assessment.report;
alter table assessment.objection drop constraint objection_upheld_corrects;
alter table assessment.objection add constraint objection_upheld_corrects
  check ((state = 'UPHELD') = (sheet_version is not null or report_id is not null));

grant select, insert on assessment.entry, assessment.roster, assessment.report, assessment.consequence to points_app;
