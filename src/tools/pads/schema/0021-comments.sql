-- Who may comment; without a row, whoever writes.
create table pads.commenting (
	item   text collate "C" primary key references kernel.item on delete cascade,
	who    text not null check (who in ('readers', 'writers', 'key', 'nobody')),
	guests boolean not null
);

-- A thread stands on words of the text (two relative positions of Yjs in one of its fields), or on the whole pad.
create table pads.thread (
	item   text collate "C" not null references kernel.item on delete cascade,
	id     text collate "C" not null,
	field  text,
	start  bytea,
	stop   bytea,
	-- The words it stood on, and some of what stood around them: by these it is found again where its place is gone.
	quote  text not null default '',
	before text not null default '',
	after  text not null default '',
	primary key (item, id),
	check ((field is null) = (start is null) and (start is null) = (stop is null))
);

create table pads.comment (
	item   text collate "C" not null references kernel.item on delete cascade,
	id     text collate "C" not null,
	thread text collate "C" not null,
	-- As in pads.author.
	author int not null,
	at     timestamptz not null,
	text   text not null,
	edited timestamptz,
	primary key (item, id),
	foreign key (item, thread) references pads.thread on delete cascade
);

create index comment_thread on pads.comment (item, thread, at);

create table pads.resolution (
	item   text collate "C" not null references kernel.item on delete cascade,
	thread text collate "C" not null,
	by     int not null,
	at     timestamptz not null,
	primary key (item, thread),
	foreign key (item, thread) references pads.thread on delete cascade
);

-- Other words for those a thread stands on.
create table pads.suggestion (
	item   text collate "C" not null references kernel.item on delete cascade,
	thread text collate "C" not null,
	words  text not null,
	primary key (item, thread),
	foreign key (item, thread) references pads.thread on delete cascade
);

create table pads.suggestion_answer (
	item     text collate "C" not null references kernel.item on delete cascade,
	thread   text collate "C" not null,
	how      text not null check (how in ('accepted', 'declined')),
	by       int not null,
	at       timestamptz not null,
	-- The change by which the text was changed.
	sequence bigint,
	primary key (item, thread),
	foreign key (item, thread) references pads.thread on delete cascade
);
