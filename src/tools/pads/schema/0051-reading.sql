-- A link that only reads, also where the plain address writes: it says neither the pad's id nor its address.
create table pads.reading (
	item  text collate "C" primary key references kernel.item on delete cascade,
	token text collate "C" not null unique,
	by    text collate "C" not null references kernel.actor,
	at    timestamptz not null default now()
);
