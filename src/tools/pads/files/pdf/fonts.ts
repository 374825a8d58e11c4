/** What the name of a font says of its look: PDF knows no other emphasis. */
export type Look = { bold: boolean; italic: boolean; mono: boolean };

/** Names may begin with the six letters of a subset. */
export function lookOf(fontName: string): Look {
	const name = fontName.replace(/^[A-Z]{6}\+/, '');
	return {
		bold: /bold|black|heavy|demi|[-,]b(?:old)?$|^CMB/i.test(name),
		italic: /ital|obliq|slant|[-,](?:b?it?)$|^CM(?:TI|SL)/i.test(name),
		mono: /mono|courier|consol|menlo|typewriter|^CMTT|code/i.test(name)
	};
}
