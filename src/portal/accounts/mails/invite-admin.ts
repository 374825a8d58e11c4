import { linkTo, type Reader, write } from './letter.ts';

export const postInviteAdmin = (reader: Reader, token: string) =>
	write('invite-admin', reader, linkTo(`/welcome/${token}`));
