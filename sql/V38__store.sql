-- What the clock has told of once: that a window is open, that a redemption is about to lapse.
create table store.reminder (
  town_id    uuid        not null,
  kind       text        not null,
  subject_id uuid        not null,
  -- the day it was told about: a window that is moved is told of again
  day        date        not null,
  told_at    timestamptz not null,
  constraint reminder_pk primary key (town_id, kind, subject_id, day),
  constraint reminder_kind_known check (kind in ('WINDOW', 'LAPSE'))
);

grant select, insert on store.reminder to points_app;
