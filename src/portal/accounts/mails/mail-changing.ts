import { linkTo, type Reader, write } from './letter.ts';

/** To the old address, so that nobody loses an account unawares. */
export const postMailChanging = (reader: Reader, wanted: string) =>
	write('mail-changing', reader, linkTo('/account/password'), { wanted });
