-- Words are found whatever their accents, in French and in English: each text is read by both, for people mix them.
create extension if not exists unaccent;

create text search configuration kernel.english (copy = pg_catalog.english);
alter text search configuration kernel.english alter mapping for hword, hword_part, word with unaccent, english_stem;
create text search configuration kernel.french (copy = pg_catalog.french);
alter text search configuration kernel.french alter mapping for hword, hword_part, word with unaccent, french_stem;

create table kernel.searched (
	item     text collate "C" primary key references kernel.item on delete cascade,
	title    text not null,
	body     text not null default '',
	language text not null,
	-- Everybody may find it: public, readable without a password, not in the trash.
	public   boolean not null default false,
	words    tsvector not null generated always as (
		setweight(to_tsvector('kernel.english', title), 'A') || setweight(to_tsvector('kernel.french', title), 'A')
		|| setweight(to_tsvector('kernel.english', body), 'C') || setweight(to_tsvector('kernel.french', body), 'C')
	) stored
);

-- What is one's own is looked through by the index of its owner; this one serves what everybody may find.
create index searched_words on kernel.searched using gin (words) where public;

create function kernel.is_found(visibility text, guards text, trashed timestamptz) returns boolean
	language sql immutable as $$ select visibility = 'public' and guards is distinct from 'read' and trashed is null $$;

-- Titles and visibility follow the item by themselves; the text comes from its tool.
create function kernel.search_items() returns trigger language plpgsql as $$
begin
	insert into kernel.searched (item, title, language, public)
		select id, title, language, kernel.is_found(visibility, password_guards, trashed_at) from added;
	return null;
end $$;

create function kernel.search_item() returns trigger language plpgsql as $$
begin
	update kernel.searched set title = new.title, language = new.language,
		public = kernel.is_found(new.visibility, new.password_guards, new.trashed_at)
	where item = new.id;
	return null;
end $$;

insert into kernel.searched (item, title, language, public)
	select id, title, language, kernel.is_found(visibility, password_guards, trashed_at) from kernel.item;

create trigger item_searched after insert on kernel.item
	referencing new table as added for each statement execute function kernel.search_items();
create trigger item_searched_anew after update of title, language, visibility, password_guards, trashed_at on kernel.item
	for each row when (
		old.title <> new.title or old.language <> new.language or old.visibility <> new.visibility
		or old.password_guards is distinct from new.password_guards or old.trashed_at is distinct from new.trashed_at
	) execute function kernel.search_item();
