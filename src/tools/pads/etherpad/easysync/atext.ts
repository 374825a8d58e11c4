/** A text with the attributes of its letters, as Etherpad keeps it. */
import { Gathering, operationsText } from './changeset.ts';
import type { AText, Line } from './lines.ts';

export function atextOf(lines: readonly Line[]): AText {
	const gathering = new Gathering();
	for (const { text, spans } of lines) {
		let at = 0;
		for (const { length, attribs } of spans) {
			gathering.put(text.slice(at, at + length), attribs);
			at += length;
		}
	}
	const { operations, bank } = gathering.changeset(0);
	return { text: bank, attribs: operationsText(operations) };
}
