-- What an auditor should look at: alerts raised by rules over what other modules did, each once a fact, with the figures it
-- was raised on; and call-backs (抽样回访) of households drawn by a promised seed. Nothing here moves a point.
create schema alerts;
grant usage on schema alerts to points_app;

create table alerts.setting (
  town_id         uuid        not null,
  awarder_percent int         not null,
  awarder_points  int         not null,
  clan_percent    int         not null,
  clan_factor     int         not null,
  spike_days      int         not null,
  spike_factor    int         not null,
  spike_points    int         not null,
  stock_percent   int         not null,
  stock_pieces    int         not null,
  set_by          uuid        not null,
  set_at          timestamptz not null,
  constraint setting_pk primary key (town_id),
  constraint setting_awarder check (awarder_percent between 30 and 95 and awarder_points between 10 and 5000),
  constraint setting_clan check (clan_percent between 20 and 90 and clan_factor between 110 and 500),
  constraint setting_spike check (spike_days between 3 and 30 and spike_factor between 150 and 1000
    and spike_points between 10 and 5000),
  constraint setting_stock check (stock_percent between 1 and 50 and stock_pieces between 1 and 100)
);

create table alerts.alert (
  town_id    uuid        not null,
  id         uuid        not null,
  kind       text        not null,
  fact       text        not null,
  village_id uuid,
  sentence   text        not null,
  figures    jsonb       not null,
  grounds    jsonb       not null,
  raised_at  timestamptz not null,
  state      text        not null,
  state_at   timestamptz not null,
  constraint alert_pk primary key (town_id, id),
  constraint alert_once_a_fact unique (town_id, kind, fact),
  constraint alert_kind_known check (kind in ('ONE_AWARDER', 'ONE_CLAN', 'SPIKE', 'SELF_DEALING', 'REPEATED_PHOTO',
    'STOCK', 'NOT_RECEIVED')),
  constraint alert_state_known check (state in ('OPEN', 'LOOKED_INTO', 'SETTLED'))
);
create index alert_by_state on alerts.alert (town_id, state, id desc);

create table alerts.step (
  town_id  uuid        not null,
  alert_id uuid        not null,
  id       uuid        not null,
  state    text        not null,
  words    text        not null,
  by_person uuid       not null,
  by_name  text        not null,
  at       timestamptz not null,
  constraint step_pk primary key (town_id, alert_id, id),
  constraint step_of_alert foreign key (town_id, alert_id) references alerts.alert (town_id, id),
  constraint step_says_something check (words <> ''),
  constraint step_state_known check (state in ('LOOKED_INTO', 'SETTLED'))
);

-- 回访: the commitment is shown when a round is planned, the seed when it is drawn.
create table alerts.callback_round (
  town_id    uuid        not null,
  id         uuid        not null,
  about      text        not null,
  from_day   date        not null,
  to_day     date        not null,
  homes      int         not null,
  reason     text        not null,
  state      text        not null,
  seed       text        not null,
  commitment text        not null,
  candidates text[],
  planned_by uuid        not null,
  planned_at timestamptz not null,
  drawn_at   timestamptz,
  closed_at  timestamptz,
  constraint callback_round_pk primary key (town_id, id),
  constraint callback_round_about check (about in ('GOODS', 'POINTS')),
  constraint callback_round_days check (from_day <= to_day and to_day <= from_day + 400),
  constraint callback_round_homes check (homes between 1 and 100),
  constraint callback_round_state check (state in ('PLANNED', 'DRAWN', 'CLOSED')),
  constraint callback_round_drawn check ((state = 'PLANNED') = (drawn_at is null)
    and (drawn_at is null) = (candidates is null)),
  constraint callback_round_closed check ((state = 'CLOSED') = (closed_at is not null))
);

create table alerts.callback_home (
  town_id      uuid not null,
  round_id     uuid not null,
  household_id uuid not null,
  village_id   uuid not null,
  position     int  not null,
  got          jsonb not null,
  constraint callback_home_pk primary key (town_id, round_id, household_id),
  constraint callback_home_position_once unique (town_id, round_id, position),
  constraint callback_home_of_round foreign key (town_id, round_id) references alerts.callback_round (town_id, id)
);

-- Every note ever taken; the latest of a household counts.
create table alerts.callback_note (
  town_id      uuid        not null,
  id           uuid        not null,
  round_id     uuid        not null,
  household_id uuid        not null,
  result       text        not null,
  words        text        not null,
  noted_by     uuid        not null,
  noted_name   text        not null,
  noted_at     timestamptz not null,
  -- two notes of one moment: which was later
  place        bigint      generated always as identity,
  constraint callback_note_pk primary key (town_id, id),
  constraint callback_note_of_home foreign key (town_id, round_id, household_id)
    references alerts.callback_home (town_id, round_id, household_id),
  constraint callback_note_result_known check (result in ('RECEIVED', 'NOT_RECEIVED', 'NOT_REACHED')),
  constraint callback_note_missing_has_words check (result <> 'NOT_RECEIVED' or words <> '')
);
create index callback_note_of_home on alerts.callback_note (town_id, round_id, household_id, place desc);

create function alerts.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = '55000', constraint = tg_table_name || '_append_only';
end $$;
create trigger step_append_only before update or delete on alerts.step
  for each row execute function alerts.refuse_change();
create trigger callback_home_append_only before update or delete on alerts.callback_home
  for each row execute function alerts.refuse_change();
create trigger callback_note_append_only before update or delete on alerts.callback_note
  for each row execute function alerts.refuse_change();

grant select, insert on all tables in schema alerts to points_app;
grant update on alerts.setting to points_app;
grant update (state, state_at) on alerts.alert to points_app;
grant update (state, candidates, drawn_at, closed_at) on alerts.callback_round to points_app;
