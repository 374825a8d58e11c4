/** French says of the first day of a month alone that it is the first: "1er mars", then "2 mars". */
export const sayFirst = (text: string, language: string): string =>
	language.startsWith('fr') ? text.replace(/(?<!\d)1 (?=\p{L})/u, '1er ') : text;
