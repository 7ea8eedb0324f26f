-- Which demo towns were founded to the end. A town that is not here was broken off half way.
create schema demo;
grant usage on schema demo to points_app;

create table demo.founding (
  town_id    uuid        not null,
  founded_at timestamptz not null,
  constraint founding_pk primary key (town_id)
);

grant select, insert on demo.founding to points_app;
