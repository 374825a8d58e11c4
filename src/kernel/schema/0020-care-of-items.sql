-- Why an item lies in the trash: somebody put it there, or its time was over.
alter table kernel.item add column trash_reason text check (trash_reason in ('wanted', 'ended'));

-- Where a guest wants to hear of an item: they have no account that would say it.
create table kernel.item_contact (
	item text collate "C" primary key references kernel.item on delete cascade,
	mail text not null,
	at   timestamptz not null default now()
);

-- Which files belong to an item; they leave with it.
create table kernel.item_blob (
	item  text collate "C" not null references kernel.item on delete cascade,
	blob  text collate "C" not null,
	bytes bigint not null,
	at    timestamptz not null default now(),
	primary key (item, blob)
);

create index item_blob_blob on kernel.item_blob (blob);

-- Files that nothing needs any more, written with the purge itself, so that a crash forgets none.
create table kernel.blob_doomed (
	blob text collate "C" primary key,
	at   timestamptz not null default now()
);

-- Files nobody owns up to, and since when: a sending that broke off. Removed if nobody asks for them in time.
create table kernel.blob_stray (
	blob text collate "C" primary key,
	at   timestamptz not null default now()
);

-- An item handed to somebody who still has to accept: as its new owner, or as a co-owner.
create table kernel.item_offer (
	id          text collate "C" primary key,
	item        text collate "C" not null references kernel.item on delete cascade,
	gives       text not null check (gives in ('owner', 'co-owner')),
	mail        text not null,
	by          text collate "C" not null references kernel.actor,
	at          timestamptz not null default now(),
	expires_at  timestamptz not null,
	accepted_by text collate "C" references kernel.actor,
	accepted_at timestamptz
);

create index item_offer_item on kernel.item_offer (item);

create index item_trashed_of_owner on kernel.item (owner, trashed_at) where trashed_at is not null;
