-- A step of what requests do together (kernel.perform).
create function audit.add_records(p_town uuid, p_now timestamptz, p_rows jsonb) returns void language sql as $$
  insert into audit.record (town_id, id, at, actor_id, actor_name, action, subject_type, subject_id, reason, details)
  select p_town, r.id, p_now, r."actorId", r."actorName", r.action, r."subjectType", r."subjectId", r.reason, r.details
  from jsonb_to_recordset(p_rows) r(id uuid, "actorId" uuid, "actorName" text, action text, "subjectType" text,
                                    "subjectId" uuid, reason text, details jsonb)
$$;
