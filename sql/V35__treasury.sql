-- When points expire (清零): what a town decided with its history, what households were told, what was cleared, and what
-- a reversal gave more time to.

-- One version of the rule, proposed by one person of the town office and decided by another. Points earned from a quarter
-- on go by it; how it touches points earned before is the program's to work out (docs/expiry.md), never shorter at once.
create table treasury.expiry_terms (
  town_id       uuid        not null,
  id            uuid        not null,
  kind          text        not null,
  quarters      int,
  from_quarter  int         not null,
  reason        text        not null,
  state         text        not null,
  proposed_by   uuid        not null,
  proposer_name text        not null,
  proposed_at   timestamptz not null,
  decided_by    uuid,
  decider_name  text,
  decided_at    timestamptz,
  decision      text,
  constraint expiry_terms_pk primary key (town_id, id),
  constraint expiry_terms_kind_known check (kind in ('NEVER', 'YEAR_END', 'QUARTERS')),
  constraint expiry_terms_quarters check ((kind = 'QUARTERS') = (quarters is not null) and quarters between 1 and 20),
  constraint expiry_terms_from check (from_quarter between 20001 and 20994 and from_quarter % 10 between 1 and 4),
  constraint expiry_terms_state check ((state = 'PROPOSED' and decided_by is null and decided_at is null)
    or (state in ('CONFIRMED', 'DECLINED') and decided_by is not null and decided_at is not null)),
  constraint expiry_terms_two_persons check (state <> 'CONFIRMED' or decided_by <> proposed_by)
);
-- One proposal at a time: two that wait side by side could each be confirmed without the other being read.
create unique index expiry_terms_one_open on treasury.expiry_terms (town_id) where state = 'PROPOSED';

-- Told once: the first and the last reminder of a day on which points of a household end.
create table treasury.expiry_reminder (
  town_id      uuid        not null,
  household_id uuid        not null,
  last_day     date        not null,
  kind         text        not null,
  points       bigint      not null,
  held         bigint      not null,
  told_at      timestamptz not null,
  constraint expiry_reminder_pk primary key (town_id, household_id, last_day, kind),
  constraint expiry_reminder_kind_known check (kind in ('FIRST', 'LAST')),
  constraint expiry_reminder_points check (points > 0 and held >= 0)
);

-- The clearings of a household, numbered: the number is part of the fact in the ledger, so that a clearing that is run
-- again, or by two instances at once, is the same fact.
create table treasury.clearing (
  town_id      uuid        not null,
  household_id uuid        not null,
  number       int         not null,
  village_id   uuid        not null,
  last_day     date        not null,
  up_to        int         not null,
  points       bigint      not null,
  transfer_id  uuid        not null,
  cleared_at   timestamptz not null,
  constraint clearing_pk primary key (town_id, household_id, number),
  constraint clearing_of_transfer unique (town_id, transfer_id),
  constraint clearing_points check (points > 0 and number > 0)
);
create index clearing_newest on treasury.clearing (town_id, transfer_id desc);

-- Points given back by the reversal of a clearing are not cleared again the same night.
create table treasury.reprieve (
  town_id       uuid        not null,
  correction_id uuid        not null,
  household_id  uuid        not null,
  until_day     date        not null,
  granted_at    timestamptz not null,
  constraint reprieve_pk primary key (town_id, correction_id)
);
create index reprieve_of_household on treasury.reprieve (town_id, household_id, until_day);

create function treasury.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = '55000', constraint = tg_table_name || '_append_only';
end $$;
create trigger expiry_reminder_append_only before update or delete on treasury.expiry_reminder
  for each row execute function treasury.refuse_change();
create trigger clearing_append_only before update or delete on treasury.clearing
  for each row execute function treasury.refuse_change();
create trigger reprieve_append_only before update or delete on treasury.reprieve
  for each row execute function treasury.refuse_change();

grant select, insert on treasury.expiry_terms, treasury.expiry_reminder, treasury.clearing, treasury.reprieve
  to points_app;
grant update (state, decided_by, decider_name, decided_at, decision) on treasury.expiry_terms to points_app;
