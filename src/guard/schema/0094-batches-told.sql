-- Why a batch acts, in one of the words reports are made in; and what its makers are still to be told.
alter table guard.sweep
	add column why     text not null default 'other',
	add column telling text check (telling in ('decided', 'corrected'));

-- Whose it was as the batch found it: an actor, or `space:` and a space. Null where nobody may know.
alter table guard.sweep_target add column maker text collate "C";
create index sweep_target_of_maker on guard.sweep_target (sweep, maker, target) where outcome in ('done', 'undone');
create index sweep_target_acted_on on guard.sweep_target (target) where outcome = 'done';

-- All that one batch did to one maker: told in one letter, appealed against as one, given back as one.
create table guard.sweep_part (
	sweep    text collate "C" not null references guard.sweep on delete cascade,
	maker    text collate "C" not null,
	decision bigint not null references guard.decision on delete cascade,
	-- On its way back by itself, or once more to where the batch had brought it.
	moving   text check (moving in ('back', 'again')),
	primary key (sweep, maker)
);
create unique index sweep_part_decision on guard.sweep_part (decision);
create index sweep_part_moving on guard.sweep_part (sweep) where moving is not null;
