-- Inspections (督查): who visits which villages in a round, drawn from a promised seed; and letters (约谈、整改通知) that follow
-- from what a place brought, with deadlines and answers. What was drawn, said and answered is never changed.
create schema inspection;
grant usage on schema inspection to points_app;

create function inspection.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = '55000', constraint = tg_table_name || '_append_only';
end $$;

-- 检查计划 of a round: promised, drawn, begun, closed.
create table inspection.plan (
  town_id         uuid        not null,
  id              uuid        not null,
  -- of the assessment
  round_id        uuid        not null,
  -- counts the plans of a round: planning until the draw suits would show
  number          int         not null,
  title           text        not null,
  choice          text        not null,
  how_many        int,
  team_size       int         not null,
  -- teams are inspectors of other villages (交叉检查)
  cross_village   boolean     not null,
  -- only the drawn team writes the sheet of a village
  binding         boolean     not null,
  -- the plan whose teams go again (上期的检查组再去)
  follows         uuid,
  nominated       uuid[]      not null default '{}',
  from_day        date        not null,
  until_day       date        not null,
  state           text        not null,
  -- follows from the seed of the round, which was promised when the scheme was adopted; told when the plan is over
  seed            text        not null,
  seed_commitment text        not null,
  -- who and what was in the pot when it was drawn
  inspectors      uuid[]      not null default '{}',
  candidates      uuid[]      not null default '{}',
  reason          text        not null,
  planned_by      uuid        not null,
  planned_at      timestamptz not null,
  drawn_by        uuid,
  drawn_at        timestamptz,
  begun_at        timestamptz,
  late_told_at    timestamptz,
  ended_by        uuid,
  ended_at        timestamptz,
  ended_words     text,
  constraint plan_pk primary key (town_id, id),
  constraint plan_numbered unique (town_id, round_id, number),
  constraint plan_follows_fk foreign key (town_id, follows) references inspection.plan,
  constraint plan_choice_known check (choice in ('ALL', 'DRAWN', 'DISTRICT', 'AGAIN')),
  constraint plan_choice_whole check ((choice = 'AGAIN') = (follows is not null)
                                      and (choice = 'DRAWN') = (how_many is not null) and how_many > 0),
  constraint plan_state_known check (state in ('PROMISED', 'DRAWN', 'BEGUN', 'CLOSED', 'CANCELLED')),
  constraint plan_team_size check (team_size between 1 and 9),
  constraint plan_days_in_order check (from_day <= until_day),
  constraint plan_seed_form check (seed ~ '^[0-9a-f]{64}$'),
  constraint plan_commitment_true check (seed_commitment = encode(sha256(seed::bytea), 'hex')),
  constraint plan_drawn_whole check ((state in ('DRAWN', 'BEGUN', 'CLOSED')) <= (drawn_at is not null)),
  constraint plan_ended_whole check ((state in ('CLOSED', 'CANCELLED')) = (ended_at is not null)
                                     and (ended_at is null) = (ended_by is null))
);
-- Two plans cannot both say who alone writes the sheets of a round.
create unique index plan_binding_once on inspection.plan (town_id, round_id) where binding and state <> 'CANCELLED';
create index plan_waiting on inspection.plan (town_id, from_day) where state in ('DRAWN', 'BEGUN');

create function inspection.guard_plan() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state in ('CLOSED', 'CANCELLED') then
    raise exception 'a plan that is over never changes' using errcode = '55000', constraint = 'plan_final';
  end if;
  if new.seed <> old.seed or new.number <> old.number or new.round_id <> old.round_id then
    raise exception 'a plan keeps its seed and number' using errcode = '55000', constraint = 'plan_identity';
  end if;
  if old.drawn_at is not null and (new.inspectors <> old.inspectors or new.candidates <> old.candidates) then
    raise exception 'what was in the pot never changes' using errcode = '55000', constraint = 'plan_pot';
  end if;
  return new;
end $$;
create trigger plan_guard before update or delete on inspection.plan
  for each row execute function inspection.guard_plan();

-- A village that is visited.
create table inspection.visit (
  town_id      uuid    not null,
  id           uuid    not null,
  plan_id      uuid    not null,
  position     int     not null,
  village_id   uuid    not null,
  village_name text    not null,
  district     text    not null,
  how          text    not null,
  -- inspectors who may go there: none lives, serves or has kin in it
  candidates   uuid[]  not null,
  -- it was still without a sheet when the plan was closed
  missed       boolean not null default false,
  constraint visit_pk primary key (town_id, id),
  constraint visit_once unique (town_id, plan_id, village_id),
  constraint visit_in_order unique (town_id, plan_id, position),
  constraint visit_plan_fk foreign key (town_id, plan_id) references inspection.plan,
  constraint visit_how_known check (how in ('ALL', 'DRAWN', 'NOMINATED', 'AGAIN'))
);
create index visit_of_village on inspection.visit (town_id, village_id);

create function inspection.guard_visit() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     or (new.plan_id, new.position, new.village_id, new.how, new.candidates)
        is distinct from (old.plan_id, old.position, old.village_id, old.how, old.candidates) then
    raise exception 'a drawn visit never changes' using errcode = '55000', constraint = 'visit_final';
  end if;
  return new;
end $$;
create trigger visit_guard before update or delete on inspection.visit
  for each row execute function inspection.guard_visit();

-- An inspector on a visit's team, and whoever stood in.
create table inspection.duty (
  town_id     uuid        not null,
  id          uuid        not null,
  visit_id    uuid        not null,
  person_id   uuid        not null,
  how         text        not null,
  state       text        not null,
  -- whom a substitute stands in for, and who was in the pot for it
  stands_for  uuid,
  candidates  uuid[]      not null default '{}',
  assigned_at timestamptz not null,
  ground      text,
  words       text,
  ended_by    uuid,
  ended_at    timestamptz,
  constraint duty_pk primary key (town_id, id),
  constraint duty_once unique (town_id, visit_id, person_id),
  constraint duty_one_substitute unique (town_id, stands_for),
  constraint duty_visit_fk foreign key (town_id, visit_id) references inspection.visit,
  constraint duty_stands_for_fk foreign key (town_id, stands_for) references inspection.duty,
  constraint duty_how_known check (how in ('DRAWN', 'SAME_TEAM', 'SUBSTITUTE')),
  constraint duty_substitute_whole check ((how = 'SUBSTITUTE') = (stands_for is not null)),
  constraint duty_state_known check (state in ('ON', 'RECUSED', 'REFUSED', 'REPLACED')),
  constraint duty_ended_whole check ((state = 'ON') = (ended_at is null) and (ended_at is null) = (words is null)
                                     and (ended_at is null) = (ended_by is null)),
  constraint duty_ground_known check (ground in ('LIVES', 'POST', 'KIN', 'INTEREST', 'UNABLE'))
);
create index duty_of_person on inspection.duty (town_id, person_id);

create function inspection.guard_duty() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'ON' or new.person_id <> old.person_id or new.visit_id <> old.visit_id then
    raise exception 'a duty ends once and stays' using errcode = '55000', constraint = 'duty_final';
  end if;
  return new;
end $$;
create trigger duty_guard before update or delete on inspection.duty
  for each row execute function inspection.guard_duty();

-- Whoever was there says that a village was inspected: a visit without findings leaves no other trace.
create table inspection.visit_report (
  town_id     uuid        not null,
  visit_id    uuid        not null,
  visited_on  date        not null,
  present     uuid[]      not null,
  words       text        not null,
  reported_by uuid        not null,
  reported_at timestamptz not null,
  constraint visit_report_pk primary key (town_id, visit_id),
  constraint visit_report_visit_fk foreign key (town_id, visit_id) references inspection.visit,
  constraint visit_report_words_length check (char_length(words) <= 500 and cardinality(present) > 0)
);
create trigger visit_report_append_only before update or delete on inspection.visit_report
  for each row execute function inspection.refuse_change();

-- 约谈 and 整改通知 to a village.
create table inspection.letter (
  town_id      uuid        not null,
  id           uuid        not null,
  kind         text        not null,
  -- 〔2026〕3号: given when it is sent, without gaps
  year         int,
  number       int,
  title        text        not null,
  village_id   uuid        not null,
  village_name text        not null,
  addressee    text        not null,
  -- where it comes from: a place in a frozen standing; null for one written by hand
  round_id     uuid,
  subject_id   uuid,
  consequence  int,
  scheme       text,
  period       text,
  cause        text        not null,
  -- the talk of the period before, when this is one running
  follows      uuid,
  -- what was found, as it stood in the standing
  grounds      jsonb       not null,
  words        text        not null,
  -- null for a letter that asks for no answer
  due_on       date,
  state        text        not null,
  overdue_at   timestamptz,
  talked_on    date,
  talked_by    text,
  talk_words   text,
  drafted_by   uuid        not null,
  drafted_at   timestamptz not null,
  sent_by      uuid,
  sent_at      timestamptz,
  closed_at    timestamptz,
  constraint letter_pk primary key (town_id, id),
  constraint letter_numbered unique (town_id, kind, year, number),
  constraint letter_once unique (town_id, round_id, subject_id, consequence),
  constraint letter_follows_fk foreign key (town_id, follows) references inspection.letter,
  constraint letter_kind_known check (kind in ('TALK', 'NOTICE')),
  constraint letter_state_known check (state in ('DRAFT', 'SENT', 'REPLIED', 'RETURNED', 'CLOSED', 'DISCARDED')),
  constraint letter_source_whole check ((round_id is null) = (subject_id is null)
                                        and (round_id is null) = (consequence is null)),
  constraint letter_sent_whole check ((state in ('DRAFT', 'DISCARDED')) = (sent_at is null)
                                      and (sent_at is null) = (number is null) and (number is null) = (year is null)),
  constraint letter_closed_whole check ((state in ('CLOSED', 'DISCARDED')) = (closed_at is not null)),
  constraint letter_talk_whole check ((talked_on is null) = (talked_by is null) and (talked_on is null) = (talk_words is null)),
  constraint letter_words_length check (char_length(words) <= 2000 and char_length(title) between 1 and 60)
);
create index letter_of_village on inspection.letter (town_id, village_id, id);
create index letter_due on inspection.letter (town_id, due_on) where state in ('SENT', 'RETURNED') and overdue_at is null;

create function inspection.guard_letter() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state in ('CLOSED', 'DISCARDED') then
    raise exception 'a letter that is closed never changes' using errcode = '55000', constraint = 'letter_final';
  end if;
  if old.sent_at is not null
     and (new.title, new.village_id, new.addressee, new.grounds, new.words, new.year, new.number, new.sent_at)
         is distinct from
         (old.title, old.village_id, old.addressee, old.grounds, old.words, old.year, old.number, old.sent_at) then
    raise exception 'what was sent never changes' using errcode = '55000', constraint = 'letter_as_sent';
  end if;
  return new;
end $$;
create trigger letter_guard before update or delete on inspection.letter
  for each row execute function inspection.guard_letter();

-- The last number given, by kind and year.
create table inspection.letter_number (
  town_id uuid not null,
  kind    text not null,
  year    int  not null,
  last    int  not null,
  constraint letter_number_pk primary key (town_id, kind, year),
  constraint letter_number_positive check (last > 0)
);

-- 整改回复 of the village.
create table inspection.reply (
  town_id    uuid        not null,
  id         uuid        not null,
  letter_id  uuid        not null,
  words      text        not null,
  photos     uuid[]      not null,
  replied_by uuid        not null,
  replied_at timestamptz not null,
  constraint reply_pk primary key (town_id, id),
  constraint reply_letter_fk foreign key (town_id, letter_id) references inspection.letter,
  constraint reply_words_length check (char_length(words) between 1 and 1000 and cardinality(photos) <= 9)
);
create index reply_of_letter on inspection.reply (town_id, letter_id, replied_at);
create trigger reply_append_only before update or delete on inspection.reply
  for each row execute function inspection.refuse_change();

-- The history of a letter.
create table inspection.letter_step (
  town_id   uuid        not null,
  letter_id uuid        not null,
  number    int         not null,
  move      text        not null,
  words     text,
  due_on    date,
  done_by   uuid        not null,
  done_at   timestamptz not null,
  constraint letter_step_pk primary key (town_id, letter_id, number),
  constraint letter_step_letter_fk foreign key (town_id, letter_id) references inspection.letter,
  constraint letter_step_move_known check (move in ('DRAFTED', 'CHANGED', 'SENT', 'TALKED', 'REPLIED', 'ACCEPTED',
                                                    'RETURNED', 'OVERDUE', 'CLOSED', 'DISCARDED'))
);
create trigger letter_step_append_only before update or delete on inspection.letter_step
  for each row execute function inspection.refuse_change();

grant select, insert on all tables in schema inspection to points_app;
grant update on inspection.plan, inspection.visit, inspection.duty, inspection.letter, inspection.letter_number to points_app;
