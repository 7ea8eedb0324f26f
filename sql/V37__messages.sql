-- What the program tells people: written once from a fact, read in the list, and sent by WeChat to who asked for it.
create table messages.message (
  town_id       uuid        not null,
  id            uuid        not null,
  person_id     uuid        not null,
  -- null for what concerns the person alone
  household_id  uuid,
  kind          text        not null,
  -- the fact it was written from
  fact_id       uuid        not null,
  words         text        not null,
  -- what a tap opens, with a slash in front
  page          text        not null,
  -- what WeChat's template is filled with, by the name of the slot
  slots         jsonb       not null,
  happened_at   timestamptz not null,
  written_at    timestamptz not null,
  -- later than this it is no news: it stays in the list and is not sent
  send_before   timestamptz not null,
  state         text        not null,
  -- why it was not sent, in a word
  why           text,
  tries         int         not null default 0,
  next_at       timestamptz,
  sending_since timestamptz,
  -- the template it was or is sent with
  template      text,
  ended_at      timestamptz,
  -- WeChat's number and what it means
  errcode       int,
  errwords      text,
  -- WeChat said that it reached the phone
  reached_at    timestamptz,
  read_at       timestamptz,
  constraint message_pk primary key (town_id, id),
  constraint message_once unique (town_id, fact_id, person_id, kind),
  constraint message_kind_known check
    (kind in ('AWARD', 'NOTICE', 'WINDOW', 'READY', 'LAPSING', 'EXPIRING', 'SPOT', 'DECISION')),
  constraint message_state_known check
    (state in ('WAITING', 'SENDING', 'SENT', 'REFUSED', 'GIVEN_UP', 'UNSURE', 'NOT_SUBSCRIBED', 'TOO_LATE', 'LIST_ONLY')),
  constraint message_waits_until check ((state = 'WAITING') = (next_at is not null)),
  constraint message_sending_since check ((state = 'SENDING') = (sending_since is not null)),
  constraint message_ended check ((state in ('WAITING', 'SENDING')) = (ended_at is null)),
  constraint message_list_only_why check ((state = 'LIST_ONLY') = (why is not null)),
  constraint message_why_known check (why in ('UNSET', 'NO_WECHAT', 'SWITCHED_OFF')),
  constraint message_refused_with_number check (state <> 'REFUSED' or errcode is not null)
);
create index message_waiting on messages.message (town_id, next_at) where state = 'WAITING';
create index message_sending on messages.message (town_id, sending_since) where state = 'SENDING';
create index message_of_person on messages.message (town_id, person_id, id);
create index message_of_day on messages.message (town_id, written_at);
create index message_failed on messages.message (town_id, id) where state in ('REFUSED', 'GIVEN_UP', 'UNSURE');

-- Kinds a person does not want to be sent in a town.
create table messages.muted (
  town_id   uuid        not null,
  person_id uuid        not null,
  kind      text        not null,
  muted_at  timestamptz not null,
  constraint muted_pk primary key (town_id, person_id, kind)
);

-- How many more messages of a template a person agreed to. WeChat gives that leave to the mini-program, whatever the
-- towns of the person, so it is owned by no town.
create table messages.subscription (
  person_id  uuid        not null,
  template   text        not null,
  left_over  int         not null,
  answer     text        not null,
  changed_at timestamptz not null,
  constraint subscription_pk primary key (person_id, template),
  constraint subscription_never_below_none check (left_over >= 0),
  constraint subscription_answer_known check (answer in ('ACCEPT', 'REJECT', 'BAN'))
);

-- Each answer at a tap, told by the phone and by WeChat: the same tap told by both counts once.
create table messages.tap (
  person_id uuid        not null,
  id        uuid        not null,
  template  text        not null,
  teller    text        not null,
  answer    text        not null,
  tapped_at timestamptz not null,
  -- told by the other one as well
  paired    boolean     not null,
  constraint tap_pk primary key (person_id, id, template),
  constraint tap_teller_known check (teller in ('PHONE', 'WECHAT')),
  constraint tap_answer_known check (answer in ('ACCEPT', 'REJECT', 'BAN'))
);
create index tap_unpaired on messages.tap (person_id, template, tapped_at) where not paired;
create index tap_age on messages.tap (tapped_at);

grant select, insert, update, delete on messages.message to points_app;
grant select, insert, delete on messages.muted to points_app;
grant select, insert, update, delete on messages.subscription, messages.tap to points_app;
