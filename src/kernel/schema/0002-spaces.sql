-- An association, a class, a collective: what belongs to several people belongs to a space.
create table kernel.space (
	id       text collate "C" primary key,
	name     text not null,
	language text not null,
	made_by  text collate "C" not null references kernel.actor,
	at       timestamptz not null default now()
);

create table kernel.member (
	space text collate "C" not null references kernel.space on delete cascade,
	actor text collate "C" not null references kernel.actor on delete cascade,
	role  text not null check (role in ('owner', 'editor', 'member')),
	at    timestamptz not null default now(),
	primary key (space, actor)
);

create index member_of_actor on kernel.member (actor);
