-- A town of 24 villages with :spots spots over three years, 2 in 100 still open, and a small town beside it.
-- Every figure comes from the row's number, so the same data comes out everywhere.
set synchronous_commit = off;

create function pg_temp.u(n bigint, salt text) returns double precision language sql immutable as $$
  select (hashtextextended(n::text || salt, 0) & 2147483647) / 2147483648.0
$$;

insert into spots.spot (town_id, id, code, kind, village_id, grid_id, place, latitude, longitude, accuracy_m, words, source,
  reported_by, reporter_masked, reported_at, sent_hash, state, state_at, version, route, post_role, post_village, post_grid,
  home_id, due_at, escalation, rectified_by, rectified_at, verified_by, verified_at, written_off_at, relapses, voices,
  merged_into, listed, hidden_at, hidden_by, hidden_reason, doubt)
with numbered as (
  select n, pg_temp.u(n, 'a') as a, pg_temp.u(n, 'b') as b, pg_temp.u(n, 'c') as c, pg_temp.u(n, 'd') as d,
         pg_temp.u(n, 'e') as e, pg_temp.u(n, 'f') as f, pg_temp.u(n, 'g') as g,
         timestamptz '2023-11-24 00:00+08' + interval '1095 days' * (n::double precision / :spots) as at
    from generate_series(1, :spots) n
), placed as (
  select *,
         case when n % 50 = 0 then uuid '00000000-0000-7000-8000-000000000002'
              else uuid '00000000-0000-7000-8000-000000000001' end as town,
         floor(24 * a * a)::int as v,
         -- three in four lie about one of 40 bad corners of their village
         case when b < 0.75 then floor(40 * c)::int end as corner
    from numbered
), timed as (
  select *,
         ('00000000-0000-7000-8001-' || lpad(to_hex(v), 12, '0'))::uuid as village,
         -- those of the last 60 days are open one time in three
         case when :spots - n < :spots * 0.06 and d < 0.34
              then (array['REPORTED','ACCEPTED','ASSIGNED','ASSIGNED','RECTIFYING','RECTIFIED','VERIFIED'])[1 + floor(7 * e)::int]
              when d < 0.40 then 'DECLINED'
              when d > 0.998 and :spots - n < :spots * 0.2 then 'REOPENED'
              else 'WRITTEN_OFF' end as state,
         at + interval '1 day' * (0.2 + 12 * f * f) as done
    from placed
)
select town, uuidv7(at - clock_timestamp()), to_char(at, 'YYYY') || '-' || lpad(n::text, 7, '0'),
       (array['GARBAGE','GARBAGE','GARBAGE','BLACK_WATER','PILES','PILES','RUINS','SHACKS','WIRES','POULTRY','POULTRY',
              'WATERWAY','ROAD_DITCH','POSTERS','OBSTRUCTION','BARE_SOIL','DUST','OTHER'])[1 + floor(18 * g)::int],
       village, ('00000000-0000-7000-8002-' || lpad(to_hex(v * 8 + floor(8 * e)::int), 12, '0'))::uuid,
       (array['村口','桥头','学校旁','卫生室后','河边','变压器下','公路边','大院子'])[1 + floor(8 * e)::int]
         || floor(999 * f)::int || '号',
       case when d < 0.9 then 30.85 + 0.03 * (v / 6) + case when corner is null then 0.02 * c else 0.02 * pg_temp.u(v * 100 + corner, 'y') + 0.0004 * f end end,
       case when d < 0.9 then 108.60 + 0.03 * (v % 6) + case when corner is null then 0.02 * e else 0.02 * pg_temp.u(v * 100 + corner, 'x') + 0.0004 * g end end,
       20,
       (array['有一堆垃圾','污水流到路上','鸡鸭没有圈养','电线垂下来了','墙快倒了','堆了很多柴草'])[1 + floor(6 * c)::int] || md5(n::text),
       case when a < 0.7 then 'RESIDENT' when a < 0.9 then 'STAFF' else 'HOTLINE' end,
       ('00000000-0000-7000-8003-' || lpad(to_hex(floor(9000 * b)::int), 12, '0'))::uuid, '张*', at, '\x00',
       state, case when state = 'WRITTEN_OFF' then done else at end, 5,
       case when state in ('REPORTED', 'ACCEPTED', 'DECLINED') then null else 'GRID' end,
       case when state in ('REPORTED', 'ACCEPTED', 'DECLINED') then null else 'INSPECTOR' end,
       case when state in ('REPORTED', 'ACCEPTED', 'DECLINED') then null else village end, null,
       case when f < 0.2 and state not in ('REPORTED', 'ACCEPTED', 'DECLINED')
            then ('00000000-0000-7000-8004-' || lpad(to_hex(floor(9000 * c)::int), 12, '0'))::uuid end,
       case when state in ('REPORTED', 'ACCEPTED', 'DECLINED') then null else at + interval '3 days' end,
       case when state in ('ASSIGNED', 'RECTIFYING', 'REOPENED') and f > 0.8 then 1 else 0 end,
       case when state in ('RECTIFIED', 'VERIFIED', 'WRITTEN_OFF') then uuid '00000000-0000-7000-8003-0000000000f1' end,
       case when state in ('RECTIFIED', 'VERIFIED', 'WRITTEN_OFF') then done - interval '2 hours' end,
       case when state in ('VERIFIED', 'WRITTEN_OFF') then uuid '00000000-0000-7000-8003-0000000000f2' end,
       case when state in ('VERIFIED', 'WRITTEN_OFF') then done - interval '1 hour' end,
       case when state = 'WRITTEN_OFF' then done end,
       case when g < 0.03 or state = 'REOPENED' then 1 else 0 end, floor(3 * e)::int, null,
       g > 0.02, case when f between 0.5 and 0.505 then at end,
       case when f between 0.5 and 0.505 then uuid '00000000-0000-7000-8003-0000000000f3' end,
       case when f between 0.5 and 0.505 then '拍到人脸' end,
       case when c between 0.7 and 0.702 then '照片待核' end
  from timed order by n;

vacuum (freeze, analyze) spots.spot;
