-- Whatever may change who reads or writes an item is told at the commit, whoever changed it: a page, a sweep, the command
-- line. Whoever keeps something open then looks at the rights again. `i` and the item, or `a` and the actor.
create function kernel.tell_of_item() returns trigger language plpgsql as $$
declare
	about record := coalesce(new, old);
begin
	perform pg_notify('archipel_rights', 'i' || about.item);
	return null;
end $$;

create function kernel.tell_of_whole_item() returns trigger language plpgsql as $$
begin
	perform pg_notify('archipel_rights', 'i' || new.id);
	return null;
end $$;

create function kernel.tell_of_actor() returns trigger language plpgsql as $$
declare
	about record := coalesce(new, old);
begin
	perform pg_notify('archipel_rights', 'a' || about.actor);
	return null;
end $$;

create trigger item_rights after update of visibility, password_hash, password_guards, owner, space, trashed_at
	on kernel.item for each row when (
		old.visibility <> new.visibility or old.owner <> new.owner or old.space is distinct from new.space
		or old.password_hash is distinct from new.password_hash
		or old.password_guards is distinct from new.password_guards or old.trashed_at is distinct from new.trashed_at
	) execute function kernel.tell_of_whole_item();
create trigger key_rights after update of revoked_at on kernel.key
	for each row execute function kernel.tell_of_item();
create trigger permit_rights after delete on kernel.permit for each row execute function kernel.tell_of_item();
create trigger withheld_rights after insert or update or delete on kernel.withheld
	for each row execute function kernel.tell_of_item();
create trigger member_rights after update or delete on kernel.member
	for each row execute function kernel.tell_of_actor();
create trigger restricted_rights after insert or update or delete on kernel.restricted
	for each row execute function kernel.tell_of_actor();
