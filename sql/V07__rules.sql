-- Points rules (积分细则). A row is one version; a change is a further row, so an award keeps the version it was made under.
create schema rules;
grant usage on schema rules to points_app;

create table rules.rule_version (
  town_id    uuid        not null,
  id         uuid        not null,
  code       text        not null,
  version    int         not null,
  name       text        not null,
  words      text        not null,
  points     bigint      not null,
  -- who awards, with which evidence, capped how: {"awarding": .., "evidence": .., "cap": ..}
  terms      jsonb       not null,
  valid_from date        not null,
  valid_to   date,
  made_by    uuid        not null,
  made_at    timestamptz not null,
  reason     text        not null,
  constraint rule_version_pk primary key (town_id, id),
  constraint rule_version_number unique (town_id, code, version),
  constraint rule_version_day unique (town_id, code, valid_from),
  constraint rule_code_form check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  constraint rule_points_range check (points <> 0 and points between -1000 and 1000),
  constraint rule_version_positive check (version >= 1),
  constraint rule_days_in_order check (valid_to is null or valid_to >= valid_from)
);

-- Versions are history: they are added and read, never changed.
grant select, insert on all tables in schema rules to points_app;
