import { linkTo, type Reader, write } from './letter.ts';

export const postPasskeyAdded = (reader: Reader) => write('passkey-added', reader, linkTo('/account/passkeys'));
