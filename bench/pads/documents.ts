/** People at a document of Yjs: what they write, what they hear. */
import WebSocket from 'ws';
import * as Y from 'yjs';
import type { Hear, Person } from './peer.ts';

/** Both providers get the same socket. */
export const socketClass = WebSocket as unknown as typeof globalThis.WebSocket;

const wordsIn = (delta: { insert?: unknown }[]): string =>
	delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');

/** Each writes in a paragraph of their own, as Tiptap keeps it; what others write is heard once it stands in the text. */
export function writerIn(doc: Y.Doc, hear: Hear): (text: string) => void {
	const fragment = doc.getXmlFragment('default');
	fragment.observeDeep((events, { local }) => {
		if (local) return;
		for (const event of events) if (event instanceof Y.YTextEvent) hear(wordsIn(event.delta));
	});
	const own = new Y.XmlText();
	return (text) => {
		if (own.parent === null) {
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [own]);
			fragment.push([paragraph]);
		}
		own.insert(own.length, text);
	};
}

/** Ten kilobytes in fifty paragraphs, as somebody pastes them. */
export const lines = Array.from({ length: 50 }, (_, line) => `${line} ${'lorem ipsum '.repeat(17)}`.slice(0, 200));

export function pasteInto(doc: Y.Doc): void {
	const paragraphs = lines.map((line) => {
		const made = new Y.XmlElement('paragraph');
		made.insert(0, [new Y.XmlText(line)]);
		return made;
	});
	doc.getXmlFragment('default').push(paragraphs);
}

/** Decodes the whole update, as any program must that wants to know what is in it. */
export function wordsOf(update: Uint8Array): string {
	const said = Y.decodeUpdate(update).structs.map((struct) => {
		const content = (struct as { content?: unknown }).content;
		return content instanceof Y.ContentString ? content.str : '';
	});
	return said.join('');
}

type Watched = {
	address: string;
	/** What is said first, once the socket is open. */
	hello: Uint8Array[];
	/** The bytes each message begins with before those of the y-protocols. */
	prefix: number;
};

const [sync, step2, update] = [0, 1, 2];

/** The bytes of an update in a message `sync, step 2 | update, length, bytes`; null where it is another message. */
function updateIn(data: Uint8Array, prefix: number): Uint8Array | null {
	if (data[prefix] !== sync || (data[prefix + 1] !== step2 && data[prefix + 1] !== update)) return null;
	let place = prefix + 2;
	while (data[place]! >= 128) place++;
	return data.subarray(place + 1);
}

/** Somebody present, who reads: a bare socket that decodes every update. */
export function watcherAt({ address, hello, prefix }: Watched, hear: Hear): Promise<Person> {
	const socket = new WebSocket(address, { perMessageDeflate: false });
	let left = false;
	let cut = false;
	socket.on('open', () => {
		for (const message of hello) socket.send(message);
	});
	return new Promise((done, failed) => {
		const person: Person = {
			write: () => {
				throw new Error('Whoever watches does not write.');
			},
			leave: () => {
				left = true;
				socket.terminate();
			},
			isCut: () => cut
		};
		socket.on('message', (data) => {
			const bytes = updateIn(data as Buffer, prefix);
			if (!bytes) return;
			hear(wordsOf(bytes));
			done(person);
		});
		socket.on('error', failed);
		socket.on('close', (code, why) => {
			cut = !left;
			failed(new Error(`closed with ${code} ${why}`));
		});
	});
}
