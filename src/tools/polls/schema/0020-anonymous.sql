-- In an anonymous poll neither a key nor a proposal ties anybody to what they said.
update kernel.key k set bearer = true
from polls.poll p join polls.ballot b on b.item = p.item
where (p.policy->>'anonymous')::boolean and k.item = p.item and k.subject = b.id;

delete from kernel.permit m using polls.poll p join polls.ballot b on b.item = p.item
where (p.policy->>'anonymous')::boolean and m.item = p.item and m.subject = b.id;

create function polls.at_the_hour(fact jsonb) returns jsonb language sql stable return
	fact || jsonb_build_object('at', date_trunc('hour', (fact->>'at')::timestamptz));

-- Proposals without who made them, and when to the minute.
create function polls.unnamed(options jsonb) returns jsonb language sql stable return (
	select coalesce(jsonb_agg(
		case when o ? 'proposal' then o || jsonb_build_object('proposal', polls.at_the_hour(o->'proposal')
			|| '{"by": null, "name": ""}' || case jsonb_typeof(o->'proposal'->'accepted')
				when 'object' then jsonb_build_object('accepted', polls.at_the_hour(o->'proposal'->'accepted'))
				else '{}' end)
		else o end order by nth), '[]')
	from jsonb_array_elements(options) with ordinality e (o, nth)
);

update polls.poll set options = polls.unnamed(options)
where (policy->>'anonymous')::boolean and options::text like '%"proposal"%';
