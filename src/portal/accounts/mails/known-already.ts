import { linkTo, type Reader, write } from './letter.ts';

/** Somebody, perhaps the owner, wanted to make a second account with this address. */
export const postKnownAlready = (reader: Reader) => write('known-already', reader, linkTo('/sign-in'));
