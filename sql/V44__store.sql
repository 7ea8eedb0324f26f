-- Steps of what requests do together (kernel.perform), each for the rows of many.
create function store.add_deliveries(p_town uuid, p_now timestamptz, p_rows jsonb) returns void language sql as $$
  insert into store.delivery (town_id, id, village_id, good_id, pieces, supplier, note, received_by, receiver_name,
    received_at)
  select p_town, d.id, d."villageId", d."goodId", d.pieces, d.supplier, d.note, d."receivedBy", d."receiverName",
    d."receivedAt"
  from jsonb_to_recordset(p_rows) d(id uuid, "villageId" uuid, "goodId" uuid, pieces int, supplier text, note text,
    "receivedBy" uuid, "receiverName" text, "receivedAt" timestamptz)
$$;

-- Counts up what households take, each within its limit, guarded by the limit in the same statement. FM011 names the good
-- that is over it. What a household took in another village's window of the same quarter counts too.
create function store.add_tallies(p_town uuid, p_now timestamptz, p_rows jsonb) returns void language plpgsql
set plan_cache_mode = force_generic_plan as $$
declare
  over uuid;
begin
  with asked as (
    select r."windowId" as win, r."householdId" as home, r."goodId" as good, r.pieces, r.most
    from jsonb_to_recordset(p_rows) r("windowId" uuid, "householdId" uuid, "goodId" uuid, pieces int, most int)),
  counted as (
    insert into store.tally as t (town_id, window_id, household_id, good_id, pieces, most)
    select p_town, a.win, a.home, a.good, a.pieces, a.most - coalesce(gone.pieces, 0)
    from asked a
    left join lateral (
      select sum(o.pieces)::int as pieces
      from store.redemption_window w
      join store.redemption_window ow on ow.town_id = p_town and ow.quarter = w.quarter and ow.id <> w.id
      join store.tally o on o.town_id = p_town and o.window_id = ow.id and o.household_id = a.home and o.good_id = a.good
      where w.town_id = p_town and w.id = a.win) gone on true
    where a.pieces <= a.most - coalesce(gone.pieces, 0)
    order by a.win, a.home, a.good
    on conflict on constraint tally_pk do update
    set pieces = t.pieces + excluded.pieces, most = excluded.most
    where t.pieces + excluded.pieces <= excluded.most
    returning window_id, household_id, good_id)
  select a.good into over from asked a
  where not exists (select from counted c where c.window_id = a.win and c.household_id = a.home and c.good_id = a.good)
  order by a.good limit 1;
  if found then
    raise exception 'over the limit' using errcode = 'FM011', detail = over::text;
  end if;
end $$;

-- FM012 when an open redemption of the village has one of the codes already.
create function store.add_redemptions(p_town uuid, p_now timestamptz, p_rows jsonb) returns void language plpgsql
set plan_cache_mode = force_generic_plan as $$
declare
  added int;
begin
  insert into store.redemption (town_id, id, village_id, window_id, household_id, state, points, cost_fen, collect_by,
    redeemed_by, agent_name, redeemed_at, hold_id, code_print, code_sealed, outlet_id)
  select p_town, r.id, r."villageId", r."windowId", r."householdId", 'OPEN', r.points, r."costFen", r."collectBy",
    r."redeemedBy", r."agentName", r."redeemedAt", r."holdId", decode(r.print, 'base64'), decode(r.box, 'base64'),
    r."outletId"
  from jsonb_to_recordset(p_rows) r(id uuid, "villageId" uuid, "windowId" uuid, "householdId" uuid, points bigint,
    "costFen" bigint, "collectBy" date, "redeemedBy" uuid, "agentName" text, "redeemedAt" timestamptz, "holdId" uuid,
    print text, box text, "outletId" uuid)
  on conflict (town_id, village_id, code_print) where state = 'OPEN' do nothing;
  get diagnostics added = row_count;
  if added < jsonb_array_length(p_rows) then
    raise exception 'code in use' using errcode = 'FM012';
  end if;
end $$;

create function store.add_redemption_lines(p_town uuid, p_now timestamptz, p_rows jsonb) returns void language sql as $$
  insert into store.redemption_line (town_id, redemption_id, good_id, name, kind, pieces, price, cost_fen, good_version,
    reserve_id)
  select p_town, l."redemptionId", l."goodId", l.name, l.kind, l.pieces, l.price, l."costFen", l."goodVersion",
    l."reserveId"
  from jsonb_to_recordset(p_rows) l("redemptionId" uuid, "goodId" uuid, name text, kind text, pieces int, price bigint,
    "costFen" bigint, "goodVersion" int, "reserveId" uuid)
$$;
