-- What people say beside the text. Numbered within the pad, so that a browser can say up to where it has read.
create table pads.message (
	item   text collate "C" not null references kernel.item on delete cascade,
	n      int not null,
	-- As in pads.author.
	author int not null,
	at     timestamptz not null,
	text   text not null,
	primary key (item, n)
);

-- Where a row stands, nobody speaks; what was said stays.
create table pads.chat_closing (
	item text collate "C" primary key references kernel.item on delete cascade,
	by   text collate "C" not null,
	at   timestamptz not null default now()
);
