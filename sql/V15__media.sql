-- More about media: pictures that are alike, parts of pictures made unrecognizable, and voice notes.

-- The four quarters of a difference hash, told apart by where they stand. Hashes that differ in at most three bits have
-- at least one quarter in common, so an index of quarters finds every photo that is the same picture encoded anew.
create function media.quarters(dhash bigint) returns int[] language sql immutable strict parallel safe as $$
  select array[(dhash & 65535)::int,
               (1 << 16) + ((dhash >> 16) & 65535)::int,
               (2 << 16) + ((dhash >> 32) & 65535)::int,
               (3 << 16) + ((dhash >> 48) & 65535)::int]
$$;
create index photo_quarters on media.photo using gin (media.quarters(dhash)) where subject_id is not null;

create function media.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = '55000', constraint = tg_table_name || '_append_only';
end $$;

-- place is what everybody sees; once something was blurred, the photo as it was taken lies elsewhere, for few eyes.
alter table media.photo
  add column original_place text,
  add column blurs          int not null default 0,
  add constraint photo_blurred_whole check ((blurs > 0) = (original_place is not null) and blurs >= 0);

-- Who made which part of a photo unrecognizable, when and why.
create table media.blur (
  town_id         uuid        not null,
  photo_id        uuid        not null,
  number          int         not null,
  -- rectangles in fractions of the sides
  areas           jsonb       not null,
  reason          text        not null,
  blurred_by      uuid        not null,
  blurred_by_name text        not null,
  blurred_at      timestamptz not null,
  -- where the picture lies that it led to
  place           text        not null,
  constraint blur_pk primary key (town_id, photo_id, number),
  constraint blur_photo_fk foreign key (town_id, photo_id) references media.photo (town_id, id),
  constraint blur_number_positive check (number > 0),
  constraint blur_areas_some check (jsonb_array_length(areas) between 1 and 20),
  constraint blur_reason_length check (char_length(reason) between 1 and 200)
);
create trigger blur_append_only before update or delete on media.blur
  for each row execute function media.refuse_change();

-- Voice notes: never public.
create table media.recording (
  town_id      uuid        not null,
  id           uuid        not null,
  uploaded_by  uuid        not null,
  uploaded_at  timestamptz not null,
  -- of the bytes that arrived
  sha256       bytea       not null,
  place        text        not null,
  kind         text        not null,
  -- null when the recorder did not write it down
  seconds      int,
  size_bytes   bigint      not null,
  subject_type text,
  subject_id   uuid,
  claimed_at   timestamptz,
  -- whose staff may hear it; null until claimed
  village_id   uuid,
  constraint recording_pk primary key (town_id, id),
  constraint recording_sha256_whole check (length(sha256) = 32),
  constraint recording_kind_known check (kind in ('MP3', 'MP4', 'WEBM')),
  constraint recording_seconds_plausible check (seconds between 1 and 61),
  constraint recording_size_plausible check (size_bytes between 1 and 2097152),
  constraint recording_subject_whole check (num_nulls(subject_type, subject_id, claimed_at, village_id) in (0, 4))
);
create index recording_subject on media.recording (town_id, subject_type, subject_id) where subject_id is not null;
create index recording_unclaimed on media.recording (uploaded_at) where subject_id is null;
create index recording_unclaimed_by on media.recording (town_id, uploaded_by) where subject_id is null;

grant select, insert on media.blur to points_app;
grant select, insert, update, delete on media.recording to points_app;
