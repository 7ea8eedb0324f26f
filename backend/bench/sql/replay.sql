-- A delivery that was booked before comes again under its key.
\set n :n + 1
\if :n = 1
select * from bench.place where contestant = :contestant and number = :client_id \gset
\endif
select e.town_id as town, e.person_id as person, e.name, e.member_id as member, p.role, p.village_id as village,
       p.grid_id as grid
from unnest(array[:town]::uuid[], array[:clerk]::uuid[]) asked(town, id)
join identity.enrolment e on e.town_id = asked.town and e.person_id = asked.id and e.left_at is null
left join identity.post p on p.town_id = e.town_id and p.person_id = e.person_id and p.revoked_at is null;
begin;
select * from kernel.take_answer(:town, :clerk, :delivery_operation, :replayed::text);
commit;
