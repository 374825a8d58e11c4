-- The last change the guard has weighed.
alter table pads.pad add column weighed bigint not null default 0;

-- Nobody but those who manage it writes, as long as this stands.
create table pads.locking (
	item text collate "C" primary key references kernel.item on delete cascade,
	by   text collate "C" not null references kernel.actor,
	at   timestamptz not null default now()
);

-- Others begin with a copy of it.
create table pads.template (
	item text collate "C" primary key references kernel.item on delete cascade,
	by   text collate "C" not null references kernel.actor,
	at   timestamptz not null default now()
);
