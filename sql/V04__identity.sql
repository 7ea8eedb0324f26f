-- Who signs in and which posts they hold. Sessions are not here: they live in Redis.
create schema identity;
grant usage on schema identity to points_app;

-- A human being, who may belong to several towns; owned by no town, so without town_id.
-- The phone number is the one this person proved last; sealed, and found again only with the key.
create table identity.person (
  id           uuid        not null,
  phone_sealed bytea,
  phone_print  bytea,
  proven_at    timestamptz,
  created_at   timestamptz not null,
  constraint person_pk primary key (id),
  constraint person_phone_whole check (num_nulls(phone_sealed, phone_print, proven_at) in (0, 3))
);

-- By which WeChat account a person signs in: the openid of one mini-program.
create table identity.wechat (
  appid     text        not null,
  openid    text        not null,
  person_id uuid        not null,
  unionid   text,
  bound_at  timestamptz not null,
  constraint wechat_pk primary key (appid, openid),
  constraint wechat_person_fk foreign key (person_id) references identity.person (id)
);
create index wechat_of_person on identity.wechat (person_id);
create index wechat_by_unionid on identity.wechat (unionid) where unionid is not null;

-- A person in one town, and the entry of the register which is this person.
create table identity.enrolment (
  town_id     uuid        not null,
  person_id   uuid        not null,
  name        text        not null,
  member_id   uuid,
  enrolled_at timestamptz not null,
  enrolled_by uuid        not null,
  left_at     timestamptz,
  constraint enrolment_pk primary key (town_id, person_id),
  constraint enrolment_person_fk foreign key (person_id) references identity.person (id),
  constraint enrolment_name_length check (char_length(name) between 1 and 40),
  constraint enrolment_left_is_no_member check (left_at is null or member_id is null)
);
create unique index enrolment_member_once on identity.enrolment (town_id, member_id) where member_id is not null;
create index enrolment_of_person on identity.enrolment (person_id) where left_at is null;

-- A post held in a town, for a village or a grid of it. Rows are never deleted: who held what when stays known.
create table identity.post (
  town_id       uuid        not null,
  id            uuid        not null,
  person_id     uuid        not null,
  role          text        not null,
  village_id    uuid,
  grid_id       uuid,
  granted_by    uuid        not null,
  granted_at    timestamptz not null,
  grant_reason  text,
  revoked_by    uuid,
  revoked_at    timestamptz,
  revoke_reason text,
  constraint post_pk primary key (town_id, id),
  constraint post_enrolment_fk foreign key (town_id, person_id) references identity.enrolment (town_id, person_id),
  constraint post_role_known check (role in ('INSPECTOR', 'PANEL', 'COMMITTEE', 'CLERK', 'TOWN', 'AUDITOR')),
  constraint post_scope check (
    case role
      when 'TOWN' then village_id is null and grid_id is null
      when 'AUDITOR' then grid_id is null
      when 'INSPECTOR' then grid_id is null or village_id is not null
      else village_id is not null and grid_id is null
    end),
  constraint post_not_to_oneself check (granted_by <> person_id),
  constraint post_revoked_whole check (num_nulls(revoked_by, revoked_at) in (0, 2)),
  constraint post_reason_length check (char_length(grant_reason) <= 200 and char_length(revoke_reason) <= 200)
);
create unique index post_held_once on identity.post (town_id, person_id, role, village_id, grid_id)
  nulls not distinct where revoked_at is null;
create index post_of_person on identity.post (town_id, person_id) where revoked_at is null;

-- A post waiting for somebody who will prove this phone number.
create table identity.invitation (
  town_id      uuid        not null,
  id           uuid        not null,
  name         text        not null,
  phone_sealed bytea,
  phone_print  bytea,
  role         text        not null,
  village_id   uuid,
  grid_id      uuid,
  state        text        not null,
  invited_by   uuid        not null,
  invited_at   timestamptz not null,
  ends_at      timestamptz not null,
  ended_at     timestamptz,
  person_id    uuid,
  constraint invitation_pk primary key (town_id, id),
  constraint invitation_state_known check (state in ('OPEN', 'ACCEPTED', 'WITHDRAWN')),
  -- the number is needed only until the invitation is answered
  constraint invitation_phone_while_open check (
    (state = 'OPEN') = (phone_sealed is not null) and (state = 'OPEN') = (phone_print is not null)),
  constraint invitation_ended check ((state = 'OPEN') = (ended_at is null)),
  constraint invitation_accepted check ((state = 'ACCEPTED') = (person_id is not null)),
  constraint invitation_name_length check (char_length(name) between 1 and 40)
);
create unique index invitation_open_once
  on identity.invitation (town_id, phone_print, role, village_id, grid_id) nulls not distinct where state = 'OPEN';
create index invitation_by_phone on identity.invitation (phone_print) where state = 'OPEN';

-- "I am of this household": waits for a committee member who knows the person.
create table identity.binding_request (
  town_id      uuid        not null,
  id           uuid        not null,
  person_id    uuid        not null,
  village_id   uuid        not null,
  household_id uuid        not null,
  member_id    uuid,
  name         text        not null,
  way          text        not null,
  state        text        not null,
  asked_at     timestamptz not null,
  decided_by   uuid,
  decided_at   timestamptz,
  reason       text,
  constraint binding_request_pk primary key (town_id, id),
  constraint binding_request_person_fk foreign key (person_id) references identity.person (id),
  constraint binding_request_way_known check (way in ('CARD', 'PHONE')),
  constraint binding_request_state_known check (state in ('WAITING', 'CONFIRMED', 'DECLINED', 'WITHDRAWN')),
  constraint binding_request_decided check ((state = 'WAITING') = (decided_at is null)),
  constraint binding_request_not_by_oneself check (state = 'WITHDRAWN' or decided_by <> person_id),
  constraint binding_request_name_length check (char_length(name) between 1 and 40),
  constraint binding_request_reason_length check (char_length(reason) <= 200)
);
create unique index binding_request_waiting_once on identity.binding_request (town_id, person_id)
  where state = 'WAITING';
create index binding_request_of_village on identity.binding_request (town_id, village_id, id) where state = 'WAITING';
create index binding_request_of_person on identity.binding_request (person_id);

grant select, insert, update on all tables in schema identity to points_app;
-- what goes when a person leaves for good
grant delete on identity.wechat to points_app;
