-- Sending: where a letter goes, who holds it just now, since when one tries, and what became of it.
alter table kernel.letter
	add column destination    text collate "C" not null default '',
	add column claimed_until  timestamptz,
	add column first_try_at   timestamptz,
	add column handed_over_at timestamptz,
	add column handed_over_by text collate "C" references kernel.actor on delete set null,
	add column writer         text collate "C" references kernel.actor on delete set null;

update kernel.letter set destination = lower(split_part("to", '@', 2));

drop index kernel.letter_due;
create index letter_due on kernel.letter (destination, due_at)
	where sent_at is null and given_up_at is null and handed_over_at is null;
create index letter_claimed on kernel.letter (destination, claimed_until) where claimed_until is not null;

drop index kernel.letter_at;
create index letter_at on kernel.letter (at, id);
create index letter_waiting on kernel.letter (at, id)
	where sent_at is null and given_up_at is null and handed_over_at is null;
create index letter_given_up on kernel.letter (at, id) where given_up_at is not null;

-- One row per attempt of the last hour: what a destination is sent per hour is counted here.
create table kernel.sending (
	destination text collate "C" not null,
	at          timestamptz not null default now(),
	letter      text collate "C" not null
);

create index sending_at on kernel.sending (destination, at);

-- Limits the host chose instead of the usual ones.
create table kernel.destination (
	name        text collate "C" primary key,
	connections int not null check (connections > 0),
	per_hour    int not null check (per_hour > 0)
);
