-- A thing that went to live on another host: who opens it here is told where. Its owner still finds it, and can call it back.
alter table kernel.item add column moved_to text;

create trigger item_moved_rights after update of moved_to on kernel.item
	for each row when (old.moved_to is distinct from new.moved_to) execute function kernel.tell_of_whole_item();

-- Where a thing came from that was brought in with others, so that its old address can lead here.
create table kernel.brought (
	item text collate "C" primary key references kernel.item on delete cascade,
	"from" text not null,
	at   timestamptz not null default now()
);
