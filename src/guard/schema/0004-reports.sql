-- Somebody told the desk of a thing. Many of one network count once.
create table guard.report (
	id       text collate "C" primary key,
	case_id  bigint not null references guard.case on delete cascade,
	at       timestamptz not null,
	item     text collate "C" not null references kernel.item on delete cascade,
	part     text not null default '',
	category text not null,
	words    text not null default '',
	-- Forgotten some weeks after the answer.
	mail     text,
	language text not null,
	actor    text collate "C" references kernel.actor on delete set null,
	network  text collate "C"
);
create index report_of_case on guard.report (case_id, at);
create index report_of_item on guard.report (item);
create index report_of_actor on guard.report (actor) where actor is not null;
create index report_at on guard.report (at);
