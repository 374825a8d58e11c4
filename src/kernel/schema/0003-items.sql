-- What people make. Everything true of every item stands here; a tool's own tables hang below it.
create table kernel.item (
	id              text collate "C" primary key,
	tool            text not null,
	title           text not null,
	owner           text collate "C" not null references kernel.actor,
	space           text collate "C" references kernel.space,
	language        text not null,
	visibility      text not null default 'link' check (visibility in ('private', 'link', 'public')),
	password_hash   text,
	password_guards text check (password_guards in ('read', 'answer')),
	address         text,
	folder          text,
	bytes           bigint not null default 0,
	version         int not null default 1,
	at              timestamptz not null default now(),
	touched_at      timestamptz not null default now(),
	keep_days       int,
	keep_until      timestamptz,
	expires_at      timestamptz,
	warned_at       timestamptz,
	trashed_at      timestamptz,
	trashed_by      text collate "C" references kernel.actor,
	check ((password_hash is null) = (password_guards is null))
) with (fillfactor = 85);

create unique index item_address on kernel.item (tool, address) where address is not null;
create index item_owner on kernel.item (owner, id);
create index item_space on kernel.item (space, id) where space is not null;
create index item_expires on kernel.item (expires_at) where expires_at is not null and trashed_at is null;
create index item_trashed on kernel.item (trashed_at) where trashed_at is not null;

-- A secret link. Its text is derived from the host's secret and the id; only the hash is kept to find it by.
create table kernel.key (
	id         text collate "C" not null,
	item       text collate "C" not null references kernel.item on delete cascade,
	opens      text not null check (opens in ('read', 'answer', 'edit', 'manage')),
	subject    text,
	hash       bytea not null,
	at         timestamptz not null default now(),
	revoked_at timestamptz,
	primary key (item, id)
);

create unique index key_hash on kernel.key (item, hash);
create index key_subject on kernel.key (item, subject) where subject is not null;

-- What somebody was let into: by a key they opened, a password they knew, or because an owner named them.
create table kernel.permit (
	item    text collate "C" not null references kernel.item on delete cascade,
	actor   text collate "C" not null references kernel.actor on delete cascade,
	via     text not null,
	opens   text not null check (opens in ('read', 'answer', 'edit', 'manage')),
	subject text,
	at      timestamptz not null default now(),
	primary key (item, actor, via)
);

create index permit_of_actor on kernel.permit (actor);
create index permit_of_key on kernel.permit (item, via);

-- Who did what and when. Feeds history, undo and notices.
create table kernel.activity (
	id    bigint generated always as identity,
	item  text collate "C" references kernel.item on delete cascade,
	actor text collate "C" not null references kernel.actor,
	act   text not null,
	about jsonb,
	at    timestamptz not null default now(),
	primary key (id)
);

create index activity_of_item on kernel.activity (item, id);
create index activity_of_actor on kernel.activity (actor, id);
