import { type ResetLetter, seatResetLetter } from '#kernel/accounts/auth.ts';
import { accountById } from '#kernel/accounts/store.ts';
import { linkTo, write } from './letter.ts';

/**
 * An administrator whose address was never confirmed gets none: a slip of the pen at the first start would hand the
 * host to a stranger.
 */
const postReset: ResetLetter = async ({ id }, token) => {
	const account = await accountById(id);
	if (account.admin && !account.mailProven) return;
	await write('reset', account, linkTo(`/reset/${token}`));
};

seatResetLetter(postReset);
