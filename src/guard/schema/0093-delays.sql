-- What is doubtful, and shown to others a few seconds after its maker wrote it.
create table guard.delay (
	item  text collate "C" not null references kernel.item on delete cascade,
	part  text not null default '',
	until timestamptz not null,
	primary key (item, part)
);
create index delay_until on guard.delay (until);
