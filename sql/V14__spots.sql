-- Dirty spots (脏乱点): from the report to the write-off, and back when a place is dirty again. The log of a spot is its
-- history; the row of the spot is where that history has led.
create schema spots;
grant usage on schema spots to points_app;

create function spots.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = '55000', constraint = tg_table_name || '_append_only';
end $$;

-- The square of about 110 m a place lies in: near places share one or lie in neighbouring ones. 0.001 degrees each way;
-- the numbers fit 20 bits each.
create function spots.cell(latitude double precision, longitude double precision) returns bigint
language sql immutable strict parallel safe as $$
  select (floor((latitude + 90) * 1000)::bigint << 20) | floor((longitude + 180) * 1000)::bigint
$$;

-- What a town decided about spots (radius and days by kind and route); what it left alone is the program's default.
create table spots.settings (
  town_id    uuid        not null,
  settings   jsonb       not null,
  changed_by uuid        not null,
  changed_at timestamptz not null,
  constraint settings_pk primary key (town_id)
);

-- Ready-made answers of a town (答复模板).
create table spots.template (
  town_id    uuid        not null,
  id         uuid        not null,
  use        text        not null,
  title      text        not null,
  words      text        not null,
  position   int         not null,
  changed_by uuid        not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  constraint template_pk primary key (town_id, id),
  constraint template_use_known check (use in ('ACCEPTANCE', 'REFUSAL', 'ASSIGNMENT', 'SENDING_BACK', 'HIDING')),
  constraint template_words_length check (char_length(title) between 1 and 40 and char_length(words) between 1 and 300)
);

-- Numbers people say on the telephone: 2026-00123.
create table spots.counter (
  town_id uuid not null,
  year    int  not null,
  last    int  not null,
  constraint counter_pk primary key (town_id, year)
);

create table spots.spot (
  town_id         uuid        not null,
  -- made by the phone that reports
  id              uuid        not null,
  -- compared byte by byte, as words and place are: an index finds what begins with the letters typed
  code            text collate "C" not null,
  kind            text        not null,
  village_id      uuid        not null,
  group_id        uuid,
  grid_id         uuid,
  -- road, landmark: where, in words
  place           text collate "C",
  -- GCJ-02, as WeChat's phones give it
  latitude        double precision,
  longitude       double precision,
  accuracy_m      int,
  cell            bigint generated always as (spots.cell(latitude, longitude)) stored,
  words           text collate "C",
  recording_id    uuid,
  source          text        not null,
  -- never told to whom the spot is about
  reported_by     uuid        not null,
  reported_from   uuid,
  -- 张*丰, for the staff who handle it
  reporter_masked text        not null,
  -- of a call: name and number, sealed
  caller_name     text,
  caller_phone    bytea,
  caller_home     uuid,
  reported_at     timestamptz not null,
  -- fingerprint of what was sent: the same again is a repeat, anything else under this id is not
  sent_hash       bytea       not null,
  -- the reporter says it is cleaned already, with a photo of after
  self_cleaned    boolean     not null default false,

  state           text        not null,
  state_at        timestamptz not null,
  -- counts the steps; a move names the state it starts from and is written only upon the version it read
  version         int         not null,

  route           text,
  -- the post that has to see to it; a village's inspectors when no grid is named
  post_role       text,
  post_village    uuid,
  post_grid       uuid,
  -- the home whose own matter it is, on the routes HOUSEHOLD and CADRE
  home_id         uuid,
  due_at          timestamptz,
  -- 0 nobody was told it is late, 1 the committee, 2 the town
  escalation      int         not null default 0,
  escalate_at     timestamptz,
  rectified_by    uuid,
  rectified_from  uuid,
  rectified_at    timestamptz,
  -- until then finder and reporter verify, afterwards the town
  verify_until    timestamptz,
  -- finder and reporter let the days pass, or cannot be asked
  verify_by_town  boolean     not null default false,
  verified_by     uuid,
  verified_at     timestamptz,
  written_off_at  timestamptz,
  -- for figures, in the calendar of China and in tenths of a day
  reported_month  date        not null
    generated always as (date_trunc('month', reported_at at time zone 'Asia/Shanghai')::date) stored,
  took_tenths     int         generated always as ((extract(epoch from written_off_at - reported_at) / 8640)::int) stored,
  relapses        int         not null default 0,
  voices          int         not null default 0,
  merged_into     uuid,
  -- what became of the reporter's award; one a spot
  award_id        uuid,
  award_refusal   text,

  -- staff keep it off public lists: the inside of a home, a face
  listed          boolean     not null default true,
  hidden_at       timestamptz,
  hidden_by       uuid,
  hidden_reason   text,
  -- what WeChat's check of words or photos said, until staff looked at it
  doubt           text,

  constraint spot_pk primary key (town_id, id),
  constraint spot_code_once unique (town_id, code),
  constraint spot_kind_known check (kind in ('GARBAGE', 'BLACK_WATER', 'PILES', 'RUINS', 'SHACKS', 'WIRES', 'POULTRY',
    'WATERWAY', 'ROAD_DITCH', 'POSTERS', 'OBSTRUCTION', 'BARE_SOIL', 'DUST', 'OTHER')),
  constraint spot_source_known check (source in ('RESIDENT', 'STAFF', 'HOTLINE', 'RECHECK', 'REGISTER')),
  constraint spot_state_known check (state in ('REPORTED', 'ACCEPTED', 'DECLINED', 'ASSIGNED', 'RECTIFYING', 'RECTIFIED',
    'VERIFIED', 'WRITTEN_OFF', 'REOPENED', 'MERGED')),
  constraint spot_route_known check (route in ('GRID', 'HOUSEHOLD', 'CADRE', 'TOWN')),
  constraint spot_post_known check (post_role in ('INSPECTOR', 'COMMITTEE', 'TOWN')),
  constraint spot_place_whole check ((latitude is null) = (longitude is null)),
  constraint spot_latitude_real check (latitude between -90 and 90),
  constraint spot_longitude_real check (longitude between -180 and 180),
  constraint spot_words_length check (char_length(words) <= 500 and char_length(place) <= 100),
  -- no path skips an assignment, the picture after, or the second pair of eyes
  constraint spot_assigned_whole check (state not in ('ASSIGNED', 'RECTIFYING')
    or (route is not null and post_role is not null and due_at is not null)),
  constraint spot_rectified_whole check (state not in ('RECTIFIED', 'VERIFIED', 'WRITTEN_OFF')
    or (rectified_by is not null and rectified_at is not null)),
  constraint spot_verified_whole check (state not in ('VERIFIED', 'WRITTEN_OFF')
    or (verified_by is not null and verified_at is not null)),
  constraint spot_verified_by_another check (verified_by <> rectified_by),
  constraint spot_written_off_whole check ((state = 'WRITTEN_OFF') = (written_off_at is not null)),
  constraint spot_merged_whole check ((state = 'MERGED') = (merged_into is not null) and merged_into <> id),
  constraint spot_hidden_whole check ((hidden_at is null) = (hidden_reason is null)
    and (hidden_at is null) = (hidden_by is null)),
  constraint spot_merged_fk foreign key (town_id, merged_into) references spots.spot (town_id, id)
);

-- Work still to do: small, whatever the years have left behind.
create index spot_open on spots.spot (town_id, village_id, id)
  where state not in ('WRITTEN_OFF', 'DECLINED', 'MERGED');
create index spot_open_reported on spots.spot (town_id, reported_at, id)
  where state not in ('WRITTEN_OFF', 'DECLINED', 'MERGED');
create index spot_open_near on spots.spot (town_id, cell)
  where state not in ('WRITTEN_OFF', 'DECLINED', 'MERGED');
create index spot_due on spots.spot (town_id, due_at, id)
  where state in ('ASSIGNED', 'RECTIFYING', 'REOPENED') and due_at is not null;
-- Lists run from the newest on; figures and heat map read the same index without the rows behind it.
create index spot_reported on spots.spot (town_id, reported_at, id)
  include (village_id, kind, state, cell, due_at, relapses, reported_month, took_tenths);
create index spot_of_village on spots.spot (town_id, village_id, reported_at, id);
create index spot_of_kind on spots.spot (town_id, kind, reported_at, id) include (village_id, state);
create index spot_counted on spots.spot (town_id, village_id, state);
-- What few spots are, so that looking for the next of them need not pass all others.
create index spot_hidden on spots.spot (town_id, reported_at, id) where hidden_at is not null;
create index spot_doubted on spots.spot (town_id, reported_at, id) where doubt is not null;
create index spot_relapsed on spots.spot (town_id, reported_at, id) where relapses > 0;
create index spot_escalated on spots.spot (town_id, escalation, reported_at, id) where escalation > 0;
create index spot_of_source on spots.spot (town_id, source, reported_at, id)
  where source in ('HOTLINE', 'RECHECK', 'REGISTER');
create index spot_of_grid on spots.spot (town_id, grid_id, reported_at, id) where grid_id is not null;
-- What begins with the letters typed.
create index spot_words on spots.spot (town_id, words) where words is not null;
create index spot_place on spots.spot (town_id, place) where place is not null;
create index spot_of_reporter on spots.spot (town_id, reported_by, id);
create index spot_of_caller on spots.spot (town_id, caller_home, id) where caller_home is not null;
create index spot_of_home on spots.spot (town_id, home_id, id) where home_id is not null;
create index spot_written_off on spots.spot (town_id, village_id, written_off_at) where state = 'WRITTEN_OFF';
create index spot_verified on spots.spot (town_id, verified_at) where state in ('VERIFIED', 'WRITTEN_OFF');
create index spot_to_escalate on spots.spot (escalate_at) where escalate_at is not null;
create index spot_to_verify on spots.spot (verify_until) where state = 'RECTIFIED' and not verify_by_town;

-- The log: every move with who, when, why and what it brought. Never changed.
create table spots.step (
  town_id    uuid        not null,
  spot_id    uuid        not null,
  number     int         not null,
  move       text        not null,
  from_state text,
  to_state   text        not null,
  by_person  uuid        not null,
  by_home    uuid,
  -- in which capacity: villagers read a post, never a person
  capacity   text        not null,
  at         timestamptz not null,
  reason     text,
  -- what the move decided: route, post, days, the place of the picture after
  details    jsonb,
  photos     uuid[]      not null default '{}',
  constraint step_pk primary key (town_id, spot_id, number),
  constraint step_spot_fk foreign key (town_id, spot_id) references spots.spot,
  constraint step_capacity_known check (capacity in
    ('REPORTER', 'WITNESS', 'HOME', 'INSPECTOR', 'COMMITTEE', 'TOWN', 'SYSTEM')),
  -- the picture after, and where it was taken
  constraint step_rectified_shown check (move <> 'RECTIFY' or cardinality(photos) > 0)
);
create trigger step_append_only before update or delete on spots.step
  for each row execute function spots.refuse_change();

-- "I see it too" (我也看到了): one a person.
create table spots.voice (
  town_id   uuid        not null,
  spot_id   uuid        not null,
  person_id uuid        not null,
  home_id   uuid,
  words     text,
  at        timestamptz not null,
  constraint voice_pk primary key (town_id, spot_id, person_id),
  constraint voice_spot_fk foreign key (town_id, spot_id) references spots.spot,
  constraint voice_words_length check (char_length(words) <= 200)
);
create index voice_of_person on spots.voice (town_id, person_id, spot_id);

-- Re-inspection (复查): what the town team looks at again this month, drawn by a seed made for it and kept with it.
create table spots.draw (
  town_id         uuid        not null,
  id              uuid        not null,
  -- first day of the month in which it is looked at again
  month           date        not null,
  seed            text        not null,
  -- what was in the pot and the village of each, so that it can be drawn again whatever became of the spots
  candidates      uuid[]      not null,
  villages        uuid[]      not null,
  -- at least one of every village with candidates
  each_village    boolean     not null,
  size            int         not null,
  drawn_by        uuid        not null,
  drawn_at        timestamptz not null,
  constraint draw_pk primary key (town_id, id),
  constraint draw_once_a_month unique (town_id, month),
  constraint draw_seed_form check (seed ~ '^[0-9a-f]{64}$'),
  constraint draw_villages_whole check (cardinality(villages) = cardinality(candidates)),
  constraint draw_size check (size between 1 and cardinality(candidates))
);
create trigger draw_append_only before update or delete on spots.draw
  for each row execute function spots.refuse_change();

create table spots.recheck (
  town_id    uuid        not null,
  draw_id    uuid        not null,
  spot_id    uuid        not null,
  village_id uuid        not null,
  -- where it came in the draw, from 1
  place      int         not null,
  -- whose work is looked at: they do not look themselves
  rectified_by uuid      not null,
  verified_by uuid       not null,
  result     text,
  words      text,
  photos     uuid[]      not null default '{}',
  checked_by uuid,
  checked_at timestamptz,
  constraint recheck_pk primary key (town_id, draw_id, spot_id),
  constraint recheck_place_once unique (town_id, draw_id, place),
  constraint recheck_draw_fk foreign key (town_id, draw_id) references spots.draw,
  constraint recheck_spot_fk foreign key (town_id, spot_id) references spots.spot,
  constraint recheck_result_known check (result in ('CLEAN', 'UNRECTIFIED')),
  constraint recheck_whole check ((result is null) = (checked_at is null) and (result is null) = (checked_by is null)),
  constraint recheck_unrectified_shown check (result is null or result = 'CLEAN' or cardinality(photos) > 0)
);
create index recheck_of_spot on spots.recheck (town_id, spot_id);

-- What counts in an assessment: an unrectified spot, one that was overdue, one that relapsed. Never changed; a finding
-- that proved wrong is answered by a withdrawal with its reason.
create table spots.finding (
  town_id    uuid        not null,
  id         uuid        not null,
  spot_id    uuid        not null,
  village_id uuid        not null,
  code       text        not null,
  -- tells the same fact found twice: the draw, the deadline, the step
  occasion   text        not null,
  found_on   date        not null,
  words      text        not null,
  photos     uuid[]      not null default '{}',
  found_by   uuid        not null,
  at         timestamptz not null,
  constraint finding_pk primary key (town_id, id),
  constraint finding_once unique (town_id, spot_id, code, occasion),
  constraint finding_spot_fk foreign key (town_id, spot_id) references spots.spot,
  constraint finding_code_known check (code in ('UNRECTIFIED', 'OVERDUE', 'RELAPSE'))
);
create index finding_of_village on spots.finding (town_id, village_id, id);
create index finding_of_day on spots.finding (town_id, found_on);
create trigger finding_append_only before update or delete on spots.finding
  for each row execute function spots.refuse_change();

create table spots.finding_withdrawal (
  town_id      uuid        not null,
  finding_id   uuid        not null,
  reason       text        not null,
  withdrawn_by uuid        not null,
  withdrawn_at timestamptz not null,
  constraint finding_withdrawal_pk primary key (town_id, finding_id),
  constraint finding_withdrawal_finding_fk foreign key (town_id, finding_id) references spots.finding
);
create trigger finding_withdrawal_append_only before update or delete on spots.finding_withdrawal
  for each row execute function spots.refuse_change();

-- Special registers (专项台账): places that are looked at again on dates of their own (回头看).
create table spots.site (
  town_id       uuid        not null,
  id            uuid        not null,
  register      text        not null,
  code          text        not null,
  village_id    uuid        not null,
  group_id      uuid,
  name          text        not null,
  place         text,
  latitude      double precision,
  longitude     double precision,
  -- square metres, when measured
  area          numeric,
  found_on      date        not null,
  state         text        not null,
  -- how often it is looked at again
  look_days     int         not null,
  look_next_on  date,
  -- the date that was last told to be due: each is told once
  look_told_on  date,
  registered_by uuid        not null,
  registered_at timestamptz not null,
  -- the last treatment, with the picture after
  treated_by    uuid,
  treated_at    timestamptz,
  treated_words text,
  treated_photos uuid[]      not null default '{}',
  closed_by     uuid,
  closed_at     timestamptz,
  closed_reason text,
  constraint site_pk primary key (town_id, id),
  constraint site_code_once unique (town_id, code),
  constraint site_name_once unique (town_id, register, village_id, name),
  constraint site_register_known check (register in ('BLACK_WATER', 'DUMP_SITE', 'BARE_SOIL')),
  constraint site_state_known check (state in ('TREATING', 'TREATED', 'CLOSED')),
  constraint site_place_whole check ((latitude is null) = (longitude is null)),
  constraint site_closed_whole check ((state = 'CLOSED') = (closed_at is not null)
    and (state = 'CLOSED') = (closed_by is not null) and (state = 'CLOSED') = (closed_reason is not null)
    and (state = 'CLOSED') = (look_next_on is null)),
  constraint site_treated_shown check (state <> 'TREATED'
    or (treated_by is not null and treated_at is not null and cardinality(treated_photos) > 0)),
  constraint site_area_positive check (area > 0),
  constraint site_look_days_plausible check (look_days between 1 and 366)
);
create index site_of_register on spots.site (town_id, register, id);
create index site_of_village on spots.site (town_id, village_id, id);
create index site_to_look on spots.site (town_id, look_next_on) where look_next_on is not null;
create index site_to_tell on spots.site (town_id, look_next_on)
  where look_next_on is not null and look_told_on is distinct from look_next_on;

-- A look (回头看) at a registered place. A bad one brings a spot about.
create table spots.look (
  town_id   uuid        not null,
  site_id   uuid        not null,
  number    int         not null,
  looked_on date        not null,
  clean     boolean     not null,
  words     text        not null,
  photos    uuid[]      not null default '{}',
  spot_id   uuid,
  by_person uuid        not null,
  at        timestamptz not null,
  constraint look_pk primary key (town_id, site_id, number),
  constraint look_site_fk foreign key (town_id, site_id) references spots.site,
  constraint look_spot_fk foreign key (town_id, spot_id) references spots.spot,
  constraint look_bad_has_spot check (clean or spot_id is not null)
);
create trigger look_append_only before update or delete on spots.look
  for each row execute function spots.refuse_change();

grant select, insert on all tables in schema spots to points_app;
grant update on spots.settings, spots.template, spots.counter, spots.spot, spots.recheck, spots.site to points_app;
