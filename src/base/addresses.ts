const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const domainLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** RFC 5321 without quoted local parts, address literals or single-label hosts: what a person may type. */
export function isMailAddress(address: string): boolean {
	const at = address.lastIndexOf('@');
	const labels = address.slice(at + 1).split('.');
	const local = address.slice(0, at);
	const isHost = labels.length > 1 && labels.every((label) => domainLabel.test(label)) && !/^\d+$/.test(labels.at(-1)!);
	return address.length <= 254 && local.length <= 64 && localPart.test(local) && isHost;
}

/** The domain in lower case and, where it has accents, as the letters of RFC 3492 that mail servers understand. */
export function tidyMailAddress(typed: string): string {
	const address = typed.trim();
	const at = address.lastIndexOf('@');
	const domain = address.slice(at + 1).toLowerCase();
	// biome-ignore lint/suspicious/noControlCharactersInRegex: anything beyond ASCII
	const ascii = /^[\u0000-\u007f]*$/.test(domain) ? domain : hostOf(`http://${domain}`);
	return `${address.slice(0, at + 1)}${ascii ?? domain}`;
}

const hostOf = (address: string): string | undefined => urlOf(address)?.hostname;

const urlOf = (address: string): URL | undefined => (URL.canParse(address) ? new URL(address) : undefined);

const withoutScheme = /^[\p{L}\d-]+(\.[\p{L}\d-]+)+([/?#:]|$)/u;

/** People type `example.org`; the page must not take it for one of its own addresses. */
export function tidyWebAddress(typed: string): string {
	const address = typed.trim();
	return withoutScheme.test(address) ? `https://${address}` : address;
}

/** An address that is safe behind `href`: http or https, no name or password inside, nothing that parsers drop. */
export function isWebAddress(address: string): boolean {
	if (/[\s\p{Cc}\p{Bidi_C}]/u.test(address)) return false;
	const url = urlOf(address);
	const isPlain = url?.username === '' && url.password === '' && url.hostname !== '';
	return isPlain && /^https?:\/\//i.test(address);
}
