-- Whoever does something: a guest (known by a cookie), an account, or the house itself.
create table kernel.actor (
	id       text collate "C" primary key,
	kind     text not null check (kind in ('guest', 'account', 'house')),
	name     text,
	language text,
	at       timestamptz not null default now()
);

insert into kernel.actor (id, kind, name) values ('1111111111111111111111', 'house', 'Archipel');
