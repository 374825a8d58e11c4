-- Pictures in the text of a pad. The name is in the text: its hash, so that the same picture is kept once. The file
-- belongs to the item (kernel.item_blob), and stays as long as the pad: its history may show it again.
create table pads.picture (
	item   text collate "C" not null references kernel.item on delete cascade,
	name   text collate "C" not null,
	blob   text collate "C" not null,
	width  int not null,
	height int not null,
	at     timestamptz not null default now(),
	primary key (item, name)
);

-- Who wrote which piece of the text, as read from the changes up to one of them: never needed, saves reading them again.
create table pads.authorship (
	item     text collate "C" primary key references kernel.item on delete cascade,
	sequence bigint not null,
	bytes    bytea not null
);
