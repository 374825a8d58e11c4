-- How people sort what they made and what they take part in: for themselves alone, whatever the tool.
create table kernel.item_label (
	actor text collate "C" not null references kernel.actor on delete cascade,
	label text not null,
	item  text collate "C" not null references kernel.item on delete cascade,
	primary key (actor, label, item)
);

create index item_label_item on kernel.item_label (item, actor);

-- Put aside: no longer among what is shown first.
create table kernel.item_archive (
	actor text collate "C" not null references kernel.actor on delete cascade,
	item  text collate "C" not null references kernel.item on delete cascade,
	at    timestamptz not null default now(),
	primary key (actor, item)
);

create index item_archive_item on kernel.item_archive (item);
