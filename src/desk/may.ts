/** Who may do a deed of the desk: administrators all of them, moderators those about what people bring. */
import { isDecider } from '#kernel/accounts/actor.ts';
import type { Deed } from '#kernel/actions/action.ts';

type Asked = Pick<Deed<unknown>, 'actor'>;

export const asModerator = ({ actor }: Asked): boolean => isDecider(actor);
export const asAdministrator = ({ actor }: Asked): boolean => actor.admin;
