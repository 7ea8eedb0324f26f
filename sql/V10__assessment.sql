-- Assessment: which scheme a town takes for a period, what its team saw, and what came of it. What others rely on
-- (scheme versions, submitted sheets, published figures, outcomes) is never changed, only followed by the next version.
create schema assessment;
grant usage on schema assessment to points_app;

create function assessment.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = '55000', constraint = tg_table_name || '_append_only';
end $$;

-- One period assessed under one scheme.
create table assessment.round (
  town_id         uuid        not null,
  id              uuid        not null,
  -- of the scheme document; with the period it names the round
  code            text        not null,
  title           text        not null,
  subject_kind    text        not null,
  period_kind     text        not null,
  -- 2026Q4; a code and not a number, because other schemes count in months and campaigns
  period          text        not null,
  state           text        not null,
  scheme_version  int         not null,
  -- 32 random bytes in hexadecimal, fixed before anything is drawn or scored; told once the standing is published
  seed            text        not null,
  seed_commitment text        not null,
  created_by      uuid        not null,
  created_at      timestamptz not null,
  frozen_by       uuid,
  frozen_at       timestamptz,
  constraint round_pk primary key (town_id, id),
  constraint round_once_per_period unique (town_id, code, period),
  constraint round_state_known check (state in ('SCORING', 'PUBLISHED', 'FROZEN')),
  constraint round_frozen_whole check ((state = 'FROZEN') = (frozen_at is not null)
                                       and (frozen_at is null) = (frozen_by is null)),
  constraint round_scheme_version_positive check (scheme_version > 0),
  constraint round_seed_form check (seed ~ '^[0-9a-f]{64}$'),
  constraint round_commitment_true check (seed_commitment = encode(sha256(seed::bytea), 'hex'))
);
create index round_by_period on assessment.round (town_id, subject_kind, period_kind, period);

-- The seed was promised, a frozen round is over.
create function assessment.guard_round() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state = 'FROZEN' then
    raise exception 'a frozen round never changes' using errcode = '55000', constraint = 'round_frozen_final';
  end if;
  if new.seed <> old.seed or new.period <> old.period or new.code <> old.code then
    raise exception 'a round keeps its seed, scheme and period' using errcode = '55000', constraint = 'round_identity';
  end if;
  return new;
end $$;
create trigger round_guard before update or delete on assessment.round
  for each row execute function assessment.guard_round();

-- The document a round is computed by, as text: line numbers of errors are the author's own.
create table assessment.scheme (
  town_id    uuid        not null,
  round_id   uuid        not null,
  version    int         not null,
  document   text        not null,
  reason     text        not null,
  adopted_by uuid        not null,
  adopted_at timestamptz not null,
  constraint scheme_pk primary key (town_id, round_id, version),
  constraint scheme_round_fk foreign key (town_id, round_id) references assessment.round,
  constraint scheme_version_positive check (version > 0)
);
create trigger scheme_append_only before update or delete on assessment.scheme
  for each row execute function assessment.refuse_change();

-- What was drawn for a visit. Everything needed to draw again stands in the row.
create table assessment.draw (
  town_id    uuid        not null,
  id         uuid        not null,
  round_id   uuid        not null,
  -- counts the draws of a round: drawing until it suits would show
  number     int         not null,
  village_id uuid        not null,
  kind       text        not null,
  candidates text[]      not null,
  seed       text        not null,
  drawn      text[]      not null,
  reason     text        not null,
  drawn_by   uuid        not null,
  drawn_at   timestamptz not null,
  constraint draw_pk primary key (town_id, id),
  constraint draw_numbered unique (town_id, round_id, number),
  constraint draw_round_fk foreign key (town_id, round_id) references assessment.round,
  constraint draw_kind_known check (kind in ('HOUSEHOLD', 'GROUP', 'ROAD')),
  constraint draw_from_candidates check (drawn <@ candidates and cardinality(drawn) > 0)
);
create trigger draw_append_only before update or delete on assessment.draw
  for each row execute function assessment.refuse_change();

-- 评分表: one per subject and round, worked on by any number of inspectors.
create table assessment.sheet (
  town_id      uuid        not null,
  id           uuid        not null,
  round_id     uuid        not null,
  subject_id   uuid        not null,
  visited_on   date        not null,
  state        text        not null,
  version      int         not null,
  content      jsonb       not null,
  -- everybody who wrote on it: none of them hears an objection against it
  authors      uuid[]      not null,
  created_at   timestamptz not null,
  submitted_at timestamptz,
  constraint sheet_pk primary key (town_id, id),
  constraint sheet_one_per_subject unique (town_id, round_id, subject_id),
  constraint sheet_round_fk foreign key (town_id, round_id) references assessment.round,
  constraint sheet_state_known check (state in ('DRAFT', 'SUBMITTED')),
  constraint sheet_submitted_whole check ((state = 'SUBMITTED') = (submitted_at is not null)
                                          and (state = 'SUBMITTED') = (version > 0))
);

-- Every version that counted, the first by submission, the others by correction.
create table assessment.sheet_version (
  town_id    uuid        not null,
  sheet_id   uuid        not null,
  version    int         not null,
  content    jsonb       not null,
  reason     text        not null,
  written_by uuid        not null,
  written_at timestamptz not null,
  constraint sheet_version_pk primary key (town_id, sheet_id, version),
  constraint sheet_version_sheet_fk foreign key (town_id, sheet_id) references assessment.sheet,
  constraint sheet_version_positive check (version > 0)
);
create trigger sheet_version_append_only before update or delete on assessment.sheet_version
  for each row execute function assessment.refuse_change();

-- 名次 as published. A correction is the next revision; freezing seals the last one.
create table assessment.standing (
  town_id          uuid        not null,
  round_id         uuid        not null,
  revision         int         not null,
  state            text        not null,
  scheme_version   int         not null,
  figures          jsonb       not null,
  -- SHA-256 of the figures' text: the same on the simulation, the bulletin and the frozen standing
  fingerprint      text        not null,
  reason           text        not null,
  published_by     uuid        not null,
  published_at     timestamptz not null,
  objections_until timestamptz not null,
  frozen_at        timestamptz,
  constraint standing_pk primary key (town_id, round_id, revision),
  constraint standing_round_fk foreign key (town_id, round_id) references assessment.round,
  constraint standing_revision_positive check (revision > 0),
  constraint standing_state_known check (state in ('PUBLISHED', 'SUPERSEDED', 'FROZEN')),
  constraint standing_window_positive check (objections_until > published_at),
  constraint standing_frozen_after_window check ((state = 'FROZEN') = (frozen_at is not null)
                                                 and frozen_at >= objections_until)
);
create unique index standing_one_in_force on assessment.standing (town_id, round_id) where state <> 'SUPERSEDED';

create function assessment.guard_standing() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'PUBLISHED' then
    raise exception 'a frozen or superseded standing never changes'
      using errcode = '55000', constraint = 'standing_final';
  end if;
  if (new.figures, new.fingerprint, new.scheme_version, new.objections_until, new.published_at, new.reason)
     is distinct from
     (old.figures, old.fingerprint, old.scheme_version, old.objections_until, old.published_at, old.reason) then
    raise exception 'published figures never change' using errcode = '55000', constraint = 'standing_figures_final';
  end if;
  return new;
end $$;
create trigger standing_guard before update or delete on assessment.standing
  for each row execute function assessment.guard_standing();

-- 异议 of a village against a line or finding of its own sheet.
create table assessment.objection (
  town_id       uuid        not null,
  id            uuid        not null,
  round_id      uuid        not null,
  revision      int         not null,
  subject_id    uuid        not null,
  sheet_id      uuid        not null,
  line          text        not null,
  finding_id    uuid,
  grounds       text        not null,
  state         text        not null,
  raised_by     uuid        not null,
  raised_at     timestamptz not null,
  decided_by    uuid,
  decided_at    timestamptz,
  decision      text,
  -- the version of the sheet that an upheld objection led to
  sheet_version int,
  constraint objection_pk primary key (town_id, id),
  constraint objection_standing_fk foreign key (town_id, round_id, revision) references assessment.standing,
  constraint objection_sheet_fk foreign key (town_id, sheet_id) references assessment.sheet,
  constraint objection_state_known check (state in ('OPEN', 'UPHELD', 'REJECTED', 'WITHDRAWN')),
  constraint objection_decided_whole check ((state = 'OPEN') = (decided_at is null)
                                            and (decided_at is null) = (decided_by is null)),
  constraint objection_upheld_corrects check ((state = 'UPHELD') = (sheet_version is not null)),
  constraint objection_heard_by_another check (state = 'WITHDRAWN' or decided_by <> raised_by)
);
create unique index objection_once_open on assessment.objection (town_id, round_id, subject_id, line, finding_id)
  nulls not distinct where state = 'OPEN';
create index objection_by_round on assessment.objection (town_id, round_id, id);

-- What freezing brought each subject: the rows annual figures add up.
create table assessment.outcome (
  town_id          uuid        not null,
  round_id         uuid        not null,
  subject_id       uuid        not null,
  subject_name     text        not null,
  subject_kind     text        not null,
  period           text        not null,
  revision         int         not null,
  rank             int         not null,
  tier             int         not null,
  tier_name        text        not null,
  assessment_score numeric     not null,
  pool_points      bigint      not null,
  -- of the transfer in the ledger; null when the tier brings no points
  transfer_id      uuid,
  constraint outcome_pk primary key (town_id, round_id, subject_id),
  constraint outcome_rank_once unique (town_id, round_id, rank),
  constraint outcome_standing_fk foreign key (town_id, round_id, revision) references assessment.standing,
  constraint outcome_score_not_negative check (assessment_score >= 0),
  constraint outcome_points_posted check ((pool_points > 0) = (transfer_id is not null) and pool_points >= 0)
);
create index outcome_by_period on assessment.outcome (town_id, subject_kind, period);
create trigger outcome_append_only before update or delete on assessment.outcome
  for each row execute function assessment.refuse_change();

grant select, insert on all tables in schema assessment to points_app;
grant update on assessment.round, assessment.sheet, assessment.standing, assessment.objection to points_app;
