-- A pad hangs below its item; its text is the document of the same item.
create table pads.pad (
	item    text collate "C" primary key references kernel.item on delete cascade,
	writers text not null check (writers in ('link', 'key')),
	-- What the guard and the search last saw, so that only new words are weighed.
	settled text not null default ''
);

-- The five tables of documents, see src/live/documents/README.md.
create table pads.document (
	item     text collate "C" primary key references kernel.item on delete cascade,
	sequence bigint not null default 0
) with (fillfactor = 50);

create table pads.change (
	item     text collate "C" not null references kernel.item on delete cascade,
	sequence bigint not null,
	author   int not null,
	at       timestamptz not null,
	bytes    bytea not null,
	primary key (item, sequence)
);

create table pads.volume (
	item  text collate "C" not null references kernel.item on delete cascade,
	first bigint not null,
	last  bigint not null,
	bytes bytea not null,
	primary key (item, first)
);
-- Already as small as it gets.
alter table pads.volume alter column bytes set storage external;

create table pads.snapshot (
	item     text collate "C" primary key references kernel.item on delete cascade,
	sequence bigint not null,
	bytes    bytea not null
);

create table pads.author (
	item   text collate "C" not null references kernel.item on delete cascade,
	n      int not null,
	actor  text collate "C" not null,
	name   text not null,
	colour text not null,
	primary key (item, n),
	unique (item, actor)
);

create index author_actor on pads.author (actor);
