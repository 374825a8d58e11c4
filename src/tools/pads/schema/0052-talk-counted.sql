-- What is said of a pad and beside it takes room like its text: letters, and the row they lie in.
create function pads.count_talk() returns trigger language plpgsql as $$
begin
	if tg_op <> 'DELETE' then
		execute format(
			'update kernel.item i set bytes = i.bytes + t.bytes
			from (select item, sum(octet_length(%I) + 64) as bytes from fresh group by item) t where i.id = t.item',
			tg_argv[0]);
	end if;
	if tg_op <> 'INSERT' then
		execute format(
			'update kernel.item i set bytes = greatest(0, i.bytes - t.bytes)
			from (select item, sum(octet_length(%I) + 64) as bytes from gone group by item) t where i.id = t.item',
			tg_argv[0]);
	end if;
	return null;
end $$;

create trigger counted_in after insert on pads.message
	referencing new table as fresh for each statement execute function pads.count_talk('text');
create trigger counted_anew after update on pads.message
	referencing old table as gone new table as fresh for each statement execute function pads.count_talk('text');
create trigger counted_out after delete on pads.message
	referencing old table as gone for each statement execute function pads.count_talk('text');

create trigger counted_in after insert on pads.comment
	referencing new table as fresh for each statement execute function pads.count_talk('text');
create trigger counted_anew after update on pads.comment
	referencing old table as gone new table as fresh for each statement execute function pads.count_talk('text');
create trigger counted_out after delete on pads.comment
	referencing old table as gone for each statement execute function pads.count_talk('text');

create trigger counted_in after insert on pads.thread
	referencing new table as fresh for each statement execute function pads.count_talk('quote');
create trigger counted_out after delete on pads.thread
	referencing old table as gone for each statement execute function pads.count_talk('quote');

create trigger counted_in after insert on pads.suggestion
	referencing new table as fresh for each statement execute function pads.count_talk('words');
create trigger counted_out after delete on pads.suggestion
	referencing old table as gone for each statement execute function pads.count_talk('words');

create function pads.talk_bytes(pad text) returns bigint language sql stable as $$
	select coalesce(sum(bytes), 0)::bigint from (
		select sum(octet_length(text) + 64) as bytes from pads.message where item = pad
		union all select sum(octet_length(text) + 64) from pads.comment where item = pad
		union all select sum(octet_length(quote) + 64) from pads.thread where item = pad
		union all select sum(octet_length(words) + 64) from pads.suggestion where item = pad
	) talk
$$;

update kernel.item set bytes = bytes + pads.talk_bytes(id)
where tool = 'pads' and (exists (select 1 from pads.message where item = id)
	or exists (select 1 from pads.thread where item = id));
