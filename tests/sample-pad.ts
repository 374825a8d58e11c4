/** A pad with a history of some days, for tests. */
import * as Y from 'yjs';
import { newGuest } from '#kernel/accounts/actor.ts';
import { carrier } from '#kernel/database/connection.ts';
import { authorNumber } from '#live/documents/shelf.ts';
import { field } from '#tools/pads/pad.ts';
import { addBlocks } from '#tools/pads/text/document.ts';
import { treeFrom } from '#tools/pads/text/read-markdown.ts';
import { padOf } from '#tools/pads/trial.ts';

type Writing = { hours: number; who: string; change(fragment: Y.XmlFragment, doc: Y.Doc): void };

const begun = Date.UTC(2026, 3, 12, 8, 5);
const textIn = (fragment: Y.XmlFragment, line: number): Y.XmlText =>
	(fragment.get(line) as Y.XmlElement).get(0) as Y.XmlText;
const added =
	(markdown: string): Writing['change'] =>
	(_fragment, doc) =>
		addBlocks(doc, treeFrom(markdown));
const letters = (line: number, text: string, hours: number, who: string): Writing[] =>
	[...text].map((letter, place) => ({
		hours: hours + place / 3600,
		who,
		change: (fragment) => textIn(fragment, line).insert(textIn(fragment, line).length, letter)
	}));

const writings: Writing[] = [
	{ hours: 0, who: 'Ana', change: added('# Summer festival\n\nWe meet') },
	...letters(1, ' on Monday at the harbour.', 0.01, 'Ana'),
	{ hours: 26, who: 'Bo', change: added('- bread\n- cheese\n- lemonade') },
	{ hours: 26.5, who: 'Bo', change: (fragment) => textIn(fragment, 1).delete(11, 6) },
	...letters(1, ' Bring chairs.', 27, 'Bo'),
	{ hours: 27.2, who: 'Bo', change: (fragment) => textIn(fragment, 1).insert(11, 'Friday') },
	{ hours: 75, who: 'Chloe', change: added('## Music\n\nDov brings the accordion.') },
	...letters(4, ' Somebody sings.', 75.1, 'Chloe'),
	{ hours: 99, who: 'Ana', change: (fragment) => (fragment.get(2) as Y.XmlElement).delete(1, 1) },
	{ hours: 99.1, who: 'Ana', change: added('> Bring friends.') }
];

/** @returns the pad and the number of its last moment. */
export async function samplePad(owner = newGuest()): Promise<{ pad: string; last: number }> {
	const pad = await padOf(owner, { title: 'Summer festival' });
	const doc = new Y.Doc();
	for (const [place, { hours, who, change }] of writings.entries()) {
		const before = Y.encodeStateVector(doc);
		doc.transact(() => change(doc.getXmlFragment(field), doc));
		const author = await authorNumber('pads', pad, { actor: `sample-${who}-${pad}`, name: who, colour: '' });
		await carrier()`
			insert into pads.change (item, sequence, author, at, bytes) values
			(${pad}, ${place + 1}, ${author}, ${new Date(begun + hours * 3600_000)}, ${Buffer.from(Y.encodeStateAsUpdate(doc, before))})`;
	}
	await carrier()`update pads.document set sequence = ${writings.length} where item = ${pad}`;
	return { pad, last: writings.length };
}
