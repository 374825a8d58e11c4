/** A stranger's text without a link anybody could follow by mistake: `hxxps://example[.]org/x`. Pure. */

const scheme = /\b(h)tt(ps?:\/\/)/gi;
/** What follows a scheme or `www.`, or looks like a host with a path or a letter address. */
const hosts = /(?:hxxps?:\/\/|www\.|@)[^\s/?#]+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}(?=[/?#:]|\b)/gi;

export const defanged = (text: string): string =>
	text.replace(scheme, '$1xx$2').replace(hosts, (host) => host.replaceAll('.', '[.]').replaceAll('@', '[at]'));
