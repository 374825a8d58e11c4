-- What the guard or the desk holds back: the item whole (part is empty), or one part of it, in its tool's own words.
-- A hold waits for somebody to look; a quarantine is unpublished; silence is reachable by link, and never announced.
create table kernel.withheld (
	item  text collate "C" not null references kernel.item on delete cascade,
	part  text not null default '',
	how   text not null check (how in ('hold', 'quarantine', 'silence')),
	-- Whose words they are: they go on seeing them. Null where nobody may know.
	maker text collate "C" references kernel.actor on delete set null,
	by    text collate "C" not null references kernel.actor,
	at    timestamptz not null,
	primary key (item, part)
);

create index withheld_of_maker on kernel.withheld (maker) where maker is not null;
create index withheld_by on kernel.withheld (by);
