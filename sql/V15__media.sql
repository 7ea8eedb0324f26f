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
