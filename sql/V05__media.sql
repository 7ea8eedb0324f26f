-- Photos. The row knows who took it, what it shows evidence for and who may look; the bytes lie in the photo store.
create schema media;
grant usage on schema media to points_app;

create table media.photo (
  town_id        uuid        not null,
  id             uuid        not null,
  uploaded_by    uuid        not null,
  uploaded_at    timestamptz not null,
  -- of the bytes that arrived: tells a repeat from another photo under the same id
  sha256         bytea       not null,
  -- where the re-encoded bytes lie; carries the hash, so two contents never share a place
  place          text        not null,
  width          int         not null,
  height         int         not null,
  size_bytes     bigint      not null,
  -- difference hash of the picture, for finding near duplicates
  dhash          bigint      not null,
  -- from the camera, never sent to anybody: where (WGS-84) and when it was taken
  taken_latitude  double precision,
  taken_longitude double precision,
  taken_at       timestamptz,
  -- what it belongs to; null until something claims it
  subject_type   text,
  subject_id     uuid,
  position       int         not null default 0,
  claimed_at     timestamptz,
  -- who may look
  visibility     text        not null default 'PRIVATE',
  village_id     uuid,
  household_id   uuid,
  constraint photo_pk primary key (town_id, id),
  constraint photo_sha256_whole check (length(sha256) = 32),
  constraint photo_sides_positive check (width > 0 and height > 0),
  constraint photo_size_positive check (size_bytes > 0),
  constraint photo_visibility_known check (visibility in ('PRIVATE', 'VILLAGE', 'PUBLIC')),
  constraint photo_subject_whole check ((subject_type is null) = (subject_id is null)
                                        and (subject_type is null) = (claimed_at is null)),
  constraint photo_unclaimed_private check (subject_type is not null or visibility = 'PRIVATE'),
  constraint photo_village_known check (visibility <> 'VILLAGE' or village_id is not null),
  constraint photo_latitude_real check (taken_latitude between -90 and 90),
  constraint photo_longitude_real check (taken_longitude between -180 and 180)
);
create index photo_subject on media.photo (town_id, subject_type, subject_id, position) where subject_id is not null;
create index photo_unclaimed on media.photo (uploaded_at) where subject_id is null;
create index photo_unclaimed_by on media.photo (town_id, uploaded_by) where subject_id is null;

grant select, insert, update, delete on all tables in schema media to points_app;
