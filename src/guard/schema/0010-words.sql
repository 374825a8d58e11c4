-- Lists of terms that are looked for in what people write. A term only adds points.
create table guard.term_list (
	id       bigint generated always as identity primary key,
	name     text not null,
	-- What has no place here ('forbidden'), or only makes one look twice ('suspicious').
	weight   text not null check (weight in ('forbidden', 'suspicious')),
	field    text not null check (field in ('any', 'title', 'text', 'name', 'address')),
	-- Kinds of content or whole tools it is for; empty: all.
	kinds    text[] not null default '{}',
	-- The language of its words, and the only readers it is for; null: any.
	language text check (language in ('en', 'fr')),
	readers  text check (readers in ('en', 'fr')),
	-- What a term adds that does not say so itself.
	points   real not null check (points > 0 and points <= 10),
	-- 'own', 'starter:<name>', 'import' or 'exchange:<host>'.
	origin   text not null default 'own',
	by       text collate "C" references kernel.actor on delete set null,
	at       timestamptz not null,
	-- Switched off, by whom and when.
	suspended_at timestamptz,
	suspended_by text collate "C" references kernel.actor on delete set null
);
create index term_list_by on guard.term_list (by);
create index term_list_suspended_by on guard.term_list (suspended_by);

create table guard.term (
	id     bigint generated always as identity primary key,
	list   bigint not null references guard.term_list on delete cascade,
	kind   text not null check (kind in ('string', 'word', 'pattern')),
	text   text not null,
	folded text not null,
	-- Null: as its list says.
	points real check (points > 0 and points <= 10),
	field  text check (field in ('any', 'title', 'text', 'name', 'address')),
	by     text collate "C" references kernel.actor on delete set null,
	at     timestamptz not null,
	-- Switched off: by whom, or by itself ('precision'), when too much of what it met was fine.
	suspended_at  timestamptz,
	suspended_why text check (suspended_why in ('precision', 'person')),
	suspended_by  text collate "C" references kernel.actor on delete set null,
	-- A person switched it on again and knows why: it no longer suspends itself.
	vouched_at timestamptz,
	unique (list, kind, folded)
);
create index term_of_list on guard.term (list, id);
create index term_by on guard.term (by) where by is not null;
create index term_suspended_by on guard.term (suspended_by) where suspended_by is not null;

-- How often what a term met was decided to be abuse, and how often it was fine.
create table guard.term_use (
	term  bigint primary key references guard.term on delete cascade,
	abuse int not null default 0 check (abuse >= 0),
	fine  int not null default 0 check (fine >= 0)
);

-- Every process reads the lists again when this number changes.
create table guard.lists_version (
	one     boolean primary key default true check (one),
	version bigint not null
);
insert into guard.lists_version (version) values (1);

create function guard.lists_changed() returns trigger language plpgsql as $$
begin
	update guard.lists_version set version = version + 1;
	return null;
end $$;
create trigger lists_changed after insert or update or delete on guard.term_list
	for each statement execute function guard.lists_changed();
create trigger terms_changed after insert or update or delete on guard.term
	for each statement execute function guard.lists_changed();

-- Starter lists that were brought here once: whoever throws one away does not get it again.
create table guard.starter (
	name text primary key,
	at   timestamptz not null
);
