import { linkTo, type Reader, write } from './letter.ts';

export const postPasswordChanged = (reader: Reader) => write('password-changed', reader, linkTo('/forgot'));
