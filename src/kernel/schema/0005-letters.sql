-- Letters to people. Written in the transaction that has something to say; they leave afterwards.
create table kernel.letter (
	id          text collate "C" primary key,
	"to"        text not null,
	language    text not null,
	kind        text not null,
	subject     text not null,
	text        text not null,
	attachments jsonb not null default '[]',
	at          timestamptz not null default now(),
	attempts    int not null default 0,
	due_at      timestamptz not null default now(),
	sent_at     timestamptz,
	given_up_at timestamptz,
	problem     text
);

create index letter_due on kernel.letter (due_at) where sent_at is null and given_up_at is null;
create index letter_at on kernel.letter (at);
