/** Addresses of the pages that care for items. */
export const settingsPath = (item: string): string => `/items/${item}/settings`;

/** Only a path of this host: what stands in `?to=` was written by anybody. */
export function ownPath(text: string | null, otherwise: string): string {
	// Browsers take a backslash for a slash, and drop tabs and line ends anywhere in an address.
	const isOwn = text !== null && /^\/(?![/\\])[^\s\\]*$/.test(text) && !/\p{Cc}/u.test(text);
	return isOwn ? text : otherwise;
}
