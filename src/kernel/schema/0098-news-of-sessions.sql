-- A session that ends (signed out, ended from another browser, a new password, an account deleted) is told as any right
-- that changes: whoever kept something open by it is looked at again.
create function kernel.tell_of_session() returns trigger language plpgsql as $$
begin
	perform pg_notify('archipel_rights', 'a' || old.account);
	return null;
end $$;

create trigger session_rights after delete on kernel.session
	for each row execute function kernel.tell_of_session();
