-- Verdicts drawn at random for a person to look at: how often the guard is wrong.
create table guard.audit (
	event    bigint primary key,
	drawn_at timestamptz not null,
	verdict  text not null,
	-- How many there were to draw from, and how many were drawn.
	of_many  int not null,
	drawn    int not null,
	case_id  bigint references guard.case on delete set null
);
create index audit_drawn on guard.audit (drawn_at);
create index audit_of_case on guard.audit (case_id) where case_id is not null;
