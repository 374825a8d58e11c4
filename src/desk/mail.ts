/**
 * A mail address as moderators see it, `a…@example.org`: enough to tell one from another and to know whose domain it is.
 * Writing to people is the administrators' matter.
 */
export function mailFor(reader: { admin: boolean } | null, mail: string): string {
	if (reader?.admin) return mail;
	const at = mail.lastIndexOf('@');
	return `${[...mail][0] ?? ''}…${mail.slice(at)}`;
}
