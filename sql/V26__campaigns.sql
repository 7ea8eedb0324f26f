-- Campaigns (攻坚行动): what is to be done by when, what was done each day; the calendar of joint actions, the plans of
-- villages, the landscapes they made, the weekly notes of those who lead them.
create schema campaigns;
grant usage on schema campaigns to points_app;

create function campaigns.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = '55000', constraint = tg_table_name || '_append_only';
end $$;

create table campaigns.campaign (
  town_id   uuid        not null,
  id        uuid        not null,
  name      text        not null,
  words     text        not null,
  first_day date        not null,
  last_day  date        not null,
  -- kind, first and last day, words
  phases    jsonb       not null,
  -- what is counted: code, title, unit, decimals
  works     jsonb       not null,
  state     text        not null,
  made_by   uuid        not null,
  made_at   timestamptz not null,
  constraint campaign_pk primary key (town_id, id),
  constraint campaign_state_known check (state in ('DRAFT', 'OPEN', 'CLOSED')),
  constraint campaign_days_in_order check (first_day <= last_day),
  constraint campaign_words_length check (char_length(name) between 1 and 60 and char_length(words) <= 2000)
);

-- What one village is to do of one work.
create table campaigns.target (
  town_id     uuid        not null,
  campaign_id uuid        not null,
  village_id  uuid        not null,
  work        text        not null,
  -- class of villages (一类, 二类, 三类); empty when the town has none
  class       text        not null,
  amount      numeric     not null,
  set_by      uuid        not null,
  set_at      timestamptz not null,
  constraint target_pk primary key (town_id, campaign_id, village_id, work),
  constraint target_campaign_fk foreign key (town_id, campaign_id) references campaigns.campaign,
  constraint target_positive check (amount > 0),
  constraint target_class_length check (char_length(class) <= 20)
);

-- What was done on a day, as it was reported. A wrong one is replaced by another, never changed.
create table campaigns.report (
  town_id     uuid        not null,
  id          uuid        not null,
  campaign_id uuid        not null,
  village_id  uuid        not null,
  work        text        not null,
  day         date        not null,
  amount      numeric     not null,
  words       text        not null,
  photos      uuid[]      not null default '{}',
  replaces    uuid,
  -- why more was done than was asked; null when it was not
  over_reason text,
  reported_by uuid        not null,
  reporter    text        not null,
  reported_at timestamptz not null,
  constraint report_pk primary key (town_id, id),
  constraint report_target_fk foreign key (town_id, campaign_id, village_id, work) references campaigns.target,
  constraint report_replaces_fk foreign key (town_id, replaces) references campaigns.report,
  constraint report_replaced_once unique (town_id, replaces),
  constraint report_amount_real check (amount >= 0),
  constraint report_words_length check (char_length(words) <= 300 and char_length(over_reason) between 1 and 300)
);
create index report_of_village on campaigns.report (town_id, campaign_id, village_id, work);
create trigger report_append_only before update or delete on campaigns.report
  for each row execute function campaigns.refuse_change();

-- The calendar (行动日历): an action on one day, or on the same day of every month.
create table campaigns.action (
  town_id     uuid        not null,
  id          uuid        not null,
  -- null for the whole town
  village_id  uuid,
  grid_id     uuid,
  -- whom it is for; null for everybody
  role        text,
  title       text        not null,
  place       text        not null,
  words       text        not null,
  first_day   date        not null,
  begins_at   time,
  repeats     text        not null,
  last_day    date,
  -- how many days before it is told
  remind_days int         not null,
  campaign_id uuid,
  made_by     uuid        not null,
  made_at     timestamptz not null,
  ended_by    uuid,
  ended_at    timestamptz,
  ended_reason text,
  constraint action_pk primary key (town_id, id),
  constraint action_campaign_fk foreign key (town_id, campaign_id) references campaigns.campaign,
  constraint action_role_known check (role in ('VILLAGER', 'INSPECTOR', 'PANEL', 'COMMITTEE', 'CLERK', 'TOWN')),
  constraint action_repeats_known check (repeats in ('ONCE', 'MONTHLY')),
  constraint action_days_in_order check (last_day >= first_day),
  constraint action_grid_in_village check (grid_id is null or village_id is not null),
  constraint action_remind_days_plausible check (remind_days between 0 and 14),
  constraint action_ended_whole check (num_nulls(ended_by, ended_at, ended_reason) in (0, 3)),
  constraint action_words_length check (char_length(title) between 1 and 40 and char_length(place) <= 60
    and char_length(words) <= 500)
);
create index action_open on campaigns.action (town_id, first_day) where ended_at is null;

-- One day of an action that does not take place.
create table campaigns.called_off (
  town_id       uuid        not null,
  action_id     uuid        not null,
  day           date        not null,
  reason        text        not null,
  called_off_by uuid        not null,
  called_off_at timestamptz not null,
  constraint called_off_pk primary key (town_id, action_id, day),
  constraint called_off_action_fk foreign key (town_id, action_id) references campaigns.action
);
create trigger called_off_append_only before update or delete on campaigns.called_off
  for each row execute function campaigns.refuse_change();

-- Which day of which action was told of: each once.
create table campaigns.reminder (
  town_id   uuid        not null,
  action_id uuid        not null,
  day       date        not null,
  told_at   timestamptz not null,
  constraint reminder_pk primary key (town_id, action_id, day),
  constraint reminder_action_fk foreign key (town_id, action_id) references campaigns.action
);

-- Who came (到场), as a village says it. The latest counts.
create table campaigns.turnout (
  town_id    uuid        not null,
  id         uuid        not null,
  action_id  uuid        not null,
  day        date        not null,
  village_id uuid        not null,
  people     int         not null,
  words      text        not null,
  photos     uuid[]      not null default '{}',
  written_by uuid        not null,
  written_at timestamptz not null,
  constraint turnout_pk primary key (town_id, id),
  constraint turnout_action_fk foreign key (town_id, action_id) references campaigns.action,
  constraint turnout_people_real check (people between 0 and 100000),
  constraint turnout_words_length check (char_length(words) <= 300)
);
create index turnout_of_day on campaigns.turnout (town_id, day, village_id);
create trigger turnout_append_only before update or delete on campaigns.turnout
  for each row execute function campaigns.refuse_change();

-- 一村一策: what a village means to do in a year.
create table campaigns.plan (
  town_id    uuid        not null,
  village_id uuid        not null,
  year       int         not null,
  goal       text        not null,
  state      text        not null,
  written_by uuid        not null,
  written_at timestamptz not null,
  constraint plan_pk primary key (town_id, village_id, year),
  constraint plan_state_known check (state in ('DRAFT', 'SUBMITTED', 'AGREED')),
  constraint plan_year_plausible check (year between 2000 and 2200),
  constraint plan_goal_length check (char_length(goal) between 1 and 500)
);

create table campaigns.measure (
  town_id     uuid        not null,
  id          uuid        not null,
  village_id  uuid        not null,
  year        int         not null,
  words       text        not null,
  -- who sees to it: a named post of the village, or in words
  position_id uuid,
  responsible text        not null,
  due_on      date        not null,
  before_photos uuid[]    not null default '{}',
  after_photos  uuid[]    not null default '{}',
  state       text        not null,
  said        text,
  made_at     timestamptz not null,
  done_at     timestamptz,
  constraint measure_pk primary key (town_id, id),
  constraint measure_plan_fk foreign key (town_id, village_id, year) references campaigns.plan,
  constraint measure_state_known check (state in ('OPEN', 'DONE', 'ACCEPTED', 'DROPPED')),
  constraint measure_done_shown check (state not in ('DONE', 'ACCEPTED')
    or (cardinality(after_photos) > 0 and done_at is not null)),
  constraint measure_words_length check (char_length(words) between 1 and 200
    and char_length(responsible) between 1 and 40 and char_length(said) <= 300)
);
create index measure_of_plan on campaigns.measure (town_id, village_id, year, due_on);

-- What was said about a plan, by whom; the history of its states.
create table campaigns.plan_word (
  town_id    uuid        not null,
  village_id uuid        not null,
  year       int         not null,
  number     int         not null,
  state      text        not null,
  words      text        not null,
  said_by    uuid        not null,
  speaker    text        not null,
  said_at    timestamptz not null,
  constraint plan_word_pk primary key (town_id, village_id, year, number),
  constraint plan_word_plan_fk foreign key (town_id, village_id, year) references campaigns.plan,
  constraint plan_word_length check (char_length(words) <= 500)
);
create trigger plan_word_append_only before update or delete on campaigns.plan_word
  for each row execute function campaigns.refuse_change();

-- 景观台账: small landscapes villages made, against what they were asked for in a year.
create table campaigns.landscape_target (
  town_id    uuid        not null,
  year       int         not null,
  village_id uuid        not null,
  amount     int         not null,
  set_by     uuid        not null,
  set_at     timestamptz not null,
  constraint landscape_target_pk primary key (town_id, year, village_id),
  constraint landscape_target_plausible check (amount between 1 and 100)
);

create table campaigns.landscape (
  town_id       uuid        not null,
  id            uuid        not null,
  village_id    uuid        not null,
  year          int         not null,
  kind          text        not null,
  name          text        not null,
  place         text        not null,
  latitude      double precision,
  longitude     double precision,
  words         text        not null,
  before_photos uuid[]      not null default '{}',
  after_photos  uuid[]      not null default '{}',
  state         text        not null,
  entered_by    uuid        not null,
  entered_at    timestamptz not null,
  decided_by    uuid,
  decided_at    timestamptz,
  said          text,
  constraint landscape_pk primary key (town_id, id),
  constraint landscape_name_once unique (town_id, village_id, year, name),
  constraint landscape_kind_known check (kind in ('SCENE', 'VEGETABLE_GARDEN', 'GARDEN', 'SQUARE', 'ORCHARD', 'OTHER')),
  constraint landscape_state_known check (state in ('ENTERED', 'FINISHED', 'ACCEPTED', 'SENT_BACK')),
  constraint landscape_place_whole check ((latitude is null) = (longitude is null)),
  constraint landscape_finished_shown check (state not in ('FINISHED', 'ACCEPTED') or cardinality(after_photos) > 0),
  constraint landscape_decided_whole check (state not in ('ACCEPTED', 'SENT_BACK')
    or (decided_by is not null and decided_at is not null)),
  constraint landscape_words_length check (char_length(name) between 1 and 40 and char_length(place) between 1 and 100
    and char_length(words) <= 500 and char_length(said) <= 300)
);
create index landscape_of_year on campaigns.landscape (town_id, year, village_id, id);

-- 周记: what somebody who leads wants to say about the week. Nobody has to, and nobody counts them.
create table campaigns.weekly_note (
  town_id    uuid        not null,
  id         uuid        not null,
  person_id  uuid        not null,
  author     text        not null,
  village_id uuid        not null,
  -- a Monday
  week       date        not null,
  words      text        not null,
  photos     uuid[]      not null default '{}',
  written_at timestamptz not null,
  constraint weekly_note_pk primary key (town_id, id),
  constraint weekly_note_monday check (extract(isodow from week) = 1),
  constraint weekly_note_words_length check (char_length(words) between 1 and 500)
);
create index weekly_note_of_village on campaigns.weekly_note (town_id, village_id, id);

grant select, insert on all tables in schema campaigns to points_app;
grant update on campaigns.campaign, campaigns.target, campaigns.action, campaigns.plan, campaigns.measure,
  campaigns.landscape_target, campaigns.landscape to points_app;
grant delete on campaigns.target, campaigns.landscape_target to points_app;
