-- Doubtful mail asked to come again: from which network, from whom and for whom, as one keyed hash.
create table guard.greylist (
	triplet   bytea primary key,
	first_at  timestamptz not null,
	last_at   timestamptz not null,
	-- Since when it may come in at once.
	passed_at timestamptz
);

create index greylist_last on guard.greylist (last_at);
