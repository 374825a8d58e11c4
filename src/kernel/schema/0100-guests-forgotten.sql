-- Guests whom nothing names any more are forgotten: whatever names an actor is found without reading a table through.
create index item_trashed_by on kernel.item (trashed_by) where trashed_by is not null;
create index item_offer_by on kernel.item_offer (by);
create index item_offer_accepted_by on kernel.item_offer (accepted_by) where accepted_by is not null;
create index letter_writer on kernel.letter (writer) where writer is not null;
create index letter_handed_over_by on kernel.letter (handed_over_by) where handed_over_by is not null;
create index space_made_by on kernel.space (made_by);
create index space_invitation_by on kernel.space_invitation (by);
create index space_invitation_ended_by on kernel.space_invitation (ended_by) where ended_by is not null;
create index host_text_by on kernel.host_text (by) where by is not null;
create index admin_by on kernel.admin (by);
