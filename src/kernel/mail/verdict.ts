/** What an answer of the mail server means for the letter (RFC 5321, 4.2; RFC 3463). */

/** never: this letter cannot arrive · later: it may · relay: our mail server is away or does not want us. */
export type Verdict = 'never' | 'later' | 'relay';

/** What nodemailer tells of a failure. */
export type Failure = { code?: string; command?: string; responseCode?: number; response?: string; message: string };

const tooLarge = ({ code, command, responseCode }: Failure): boolean =>
	responseCode === 552 || (code === 'EMESSAGE' && command === 'MAIL FROM' && responseCode === undefined);

/** The relay asks who we are, or does not carry our letters: that says nothing about the letter. */
const turnsUsAway = ({ responseCode, response = '' }: Failure): boolean =>
	responseCode === 530 ||
	responseCode === 535 ||
	/relay(ing)? (access )?(denied|not permitted|not allowed)/i.test(response);

export function verdictOf(failure: Failure): Verdict {
	const { code, command, responseCode } = failure;
	if (tooLarge(failure)) return 'never';
	if (code === 'EENVELOPE' && command === 'API') return 'never';
	const aboutTheLetter = command === 'RCPT TO' || command === 'DATA';
	if (!aboutTheLetter || responseCode === undefined || turnsUsAway(failure)) return 'relay';
	return responseCode >= 500 ? 'never' : 'later';
}

const longest = 300;

/** The reason as the administrator reads it: the server's own words. */
export const reasonOf = ({ response, message }: Failure): string =>
	// biome-ignore lint/suspicious/noControlCharactersInRegex: a server may send anything
	(response ?? message).replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, longest);
