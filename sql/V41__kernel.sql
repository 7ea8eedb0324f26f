-- One deployment, one secret key: what the first instance's key makes of a fixed text. It tells nothing about the key.
create table kernel.deployment (
  -- there is one row
  one      boolean     not null default true,
  print    bytea       not null,
  noted_at timestamptz not null,
  constraint deployment_pk primary key (one),
  constraint deployment_is_one check (one)
);

grant select, insert on kernel.deployment to points_app;
