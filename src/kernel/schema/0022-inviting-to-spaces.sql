-- A way into a space: one for a person, by mail, good once; or a link for many, good until it is replaced.
create table kernel.space_invitation (
	id         text collate "C" primary key,
	space      text collate "C" not null references kernel.space on delete cascade,
	role       text not null check (role in ('owner', 'editor', 'member')),
	mail       text,
	by         text collate "C" not null references kernel.actor,
	at         timestamptz not null default now(),
	expires_at timestamptz,
	ended_at   timestamptz,
	ended_by   text collate "C" references kernel.actor
);

create index space_invitation_open on kernel.space_invitation (space) where ended_at is null;

-- How a space lists what it has.
create index item_of_space on kernel.item (space, folder, title) where space is not null and trashed_at is null;
