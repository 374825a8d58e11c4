import { linkTo, type Reader, write } from './letter.ts';

export const postSecondFactor = (reader: Reader, what: 'begun' | 'ended') =>
	write(`second-factor-${what}`, reader, linkTo('/account/two-factor'));
