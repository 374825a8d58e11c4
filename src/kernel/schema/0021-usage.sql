-- How much each holder (a space, or whoever made what belongs to no space) has: kept by the database itself, so that it
-- is right however items come, change hands or go. The row of a holder is also what parallel openings wait on.
create table kernel.usage (
	holder text collate "C" primary key,
	items  bigint not null default 0,
	bytes  bigint not null default 0
) with (fillfactor = 50);

insert into kernel.usage (holder, items, bytes)
	select coalesce(space, owner), count(*), sum(bytes) from kernel.item group by 1;

create function kernel.count_items() returns trigger language plpgsql as $$
begin
	insert into kernel.usage as u (holder, items, bytes)
		select coalesce(space, owner), count(*), sum(bytes) from added group by 1 order by 1
		on conflict (holder) do update set items = u.items + excluded.items, bytes = u.bytes + excluded.bytes;
	return null;
end $$;

create function kernel.discount_items() returns trigger language plpgsql as $$
begin
	update kernel.usage u set items = u.items - gone.items, bytes = u.bytes - gone.bytes
		from (select coalesce(space, owner) as holder, count(*) as items, sum(bytes) as bytes from removed group by 1) gone
		where u.holder = gone.holder;
	return null;
end $$;

create function kernel.recount_item() returns trigger language plpgsql as $$
begin
	update kernel.usage set items = items - 1, bytes = bytes - old.bytes where holder = coalesce(old.space, old.owner);
	insert into kernel.usage as u (holder, items, bytes) values (coalesce(new.space, new.owner), 1, new.bytes)
		on conflict (holder) do update set items = u.items + 1, bytes = u.bytes + excluded.bytes;
	return null;
end $$;

create trigger item_counted after insert on kernel.item
	referencing new table as added for each statement execute function kernel.count_items();
create trigger item_discounted after delete on kernel.item
	referencing old table as removed for each statement execute function kernel.discount_items();
-- Votes move the version of an item, not these: they never come through here.
create trigger item_recounted after update of bytes, owner, space on kernel.item for each row
	when (old.bytes <> new.bytes or old.owner <> new.owner or old.space is distinct from new.space)
	execute function kernel.recount_item();

-- How many items somebody opened on a day, whatever became of them since.
create table kernel.opened (
	actor text collate "C" not null references kernel.actor on delete cascade,
	tool  text not null,
	day   date not null,
	items int not null,
	primary key (actor, tool, day)
);

create index opened_day on kernel.opened (day);
