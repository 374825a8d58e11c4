/**
 * Words of strangers on their way into a calendar: nothing they contain may end a line or begin a property.
 * ical.js escapes `\ ; ,` and line feeds in texts; carriage returns, other controls and addresses are ours to stop.
 */

// Controls, and the signs that reverse the direction of what follows them.
const unwanted = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const lineEnds = /\r\n|[\r\n\u0085\u2028\u2029\v\f]/g;

function cut(text: string, most: number): string {
	const letters = [...text.slice(0, 2 * most)];
	return letters.length <= most && text.length <= 2 * most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

export const oneLine = (text: string, most: number): string =>
	cut(text.replace(lineEnds, ' ').replace(unwanted, '').trim(), most);

/** Several lines, parted by line feeds only. */
export const manyLines = (text: string, most: number): string =>
	cut(
		text
			.replace(lineEnds, '\n')
			.split('\n')
			.map((line) => line.replace(unwanted, ''))
			.join('\n'),
		most
	);

/** A name beside an address: quotes and carets are dropped, because many readers do not know RFC 6868. */
export const personIn = (name: string): string => oneLine(name.replace(/"/g, '’').replace(/\^/g, ''), 200);

const addressShape = /^[^\s\p{Cc}"(),:;<>@[\\\]]{1,64}@[^\s\p{Cc}"(),:;<>@[\\\]%?&]{1,255}$/u;

export const isMailAddress = (text: string): boolean => addressShape.test(text);

/** `mailto:` with what RFC 6068 wants encoded. Throws for what is no address. */
export function mailto(address: string): string {
	if (!isMailAddress(address)) throw new TypeError('not a mail address');
	return `mailto:${address.replace(/[%?&#^`{|}/]/g, encodeURIComponent)}`;
}

/** A web address; throws for any other. `URL` drops line ends and encodes controls. */
export function webAddress(text: string): string {
	const { protocol, href } = new URL(text);
	if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError('not a web address');
	if (href.length > 2_000) throw new TypeError('web address too long');
	return href;
}
