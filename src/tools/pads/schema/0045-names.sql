-- The name a pad goes by under /p/, as in Etherpad: capitals and accents count.
create table pads.name (
	item text collate "C" primary key references kernel.item on delete cascade,
	name text collate "C" not null unique
);
