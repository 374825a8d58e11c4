/** Takes a seat at a pad in the browser, whatever one writes it with: the shared document, its socket, what is kept without network, who else is here. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { IndexeddbPersistence } from 'y-indexeddb';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { heed, type Untaken } from '../keeping/heed.ts';
import { field, markdownField } from '../pad.ts';
import { keepFitting } from './fitting.ts';
import { ownColour, rememberColour, rememberedName, rememberName } from './remembering.ts';

/** `unkept`: no network, and no place in this browser either. */
export type Standing = 'joining' | 'saved' | 'saving' | 'offline' | 'unkept' | 'closed' | 'full' | Untaken;
/** Nothing more is sent from this page. */
export const isOver = (standing: Standing): boolean => ends.has(standing);
const ends: ReadonlySet<Standing> = new Set<Standing>(['closed', 'full', 'denied', 'too-large']);
/** `known`: signed in under that name; only the server says so. */
export type Person = { client: number; name: string; colour: string; own: boolean; known?: boolean };

export type Seating = {
	item: string;
	writes: boolean;
	name: string;
	/** How people without a name are called. */
	somebody: string;
	onStanding(standing: Standing): void;
	onPeople(people: Person[]): void;
	/** The text is here. */
	onReady(): void;
	/** Nothing can be written from now on. */
	onStop?(): void;
	/** One may write, although one was told otherwise before. */
	onGoOn?(): void;
};

export type Seat = {
	doc: Y.Doc;
	awareness: Awareness;
	rename(name: string): void;
	recolour(colour: string): void;
	/** Said until one writes on. */
	refusePaste(): void;
	leave(): void;
};

/** The message by which the server is asked what is on disk, see src/live/documents/README.md. */
const asksKept = 8;
const askAfterMs = 150;

const socketPlace = (): string => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`;

const hasText = (doc: Y.Doc): boolean => doc.getXmlFragment(field).length > 0 || doc.getText(markdownField).length > 0;

export function takeSeat(seating: Seating): Seat {
	const { item, writes, onReady } = seating;
	const doc = new Y.Doc();
	const kept = writes ? new IndexeddbPersistence(`pads/${item}`, doc) : null;
	const provider = new WebsocketProvider(socketPlace(), `pads/${item}`, doc, { disableBc: true });
	keepFitting(doc, writes ? null : provider);
	let stopped: Standing | null = null;
	let isPasteRefused = false;
	const onStanding = (standing: Standing) => {
		// What was written before is saved meanwhile: that must not wipe it away.
		if (standing !== 'saved') isPasteRefused = false;
		seating.onStanding(stopped ?? (isPasteRefused ? 'too-much' : standing));
	};
	const stop = (why: Standing): void => {
		stopped = why;
		seating.onStop?.();
		onStanding(why);
	};
	const { unwatch, askAgain } = watchStanding(doc, provider, {
		onStanding,
		stop,
		isKept: kept ? watchKeeping(kept) : () => true,
		forget: () => void kept?.clearData()
	});
	const goOn = (): void => {
		if (writes && stopped !== 'denied') return;
		stopped = null;
		seating.onGoOn?.();
		askAgain();
	};
	heed(provider, { stop, goOn });
	const { awareness } = provider;
	const own = { name: '', color: ownColour(doc.clientID) };
	const tell = (more: Partial<typeof own>): void => {
		Object.assign(own, more);
		awareness.setLocalStateField('user', { ...own, name: own.name || seating.somebody });
	};
	if (writes) tell({ name: seating.name || rememberedName() });
	else awareness.setLocalState(null);
	watchPeople(provider, seating);
	provider.once('sync', onReady);
	kept?.once('synced', () => hasText(doc) && onReady());
	return {
		doc,
		awareness,
		rename(name) {
			rememberName(name);
			tell({ name });
		},
		recolour(color) {
			rememberColour(color);
			tell({ color });
		},
		refusePaste() {
			isPasteRefused = true;
			onStanding('saved');
		},
		leave() {
			unwatch();
			provider.destroy();
			void kept?.destroy();
			doc.destroy();
		}
	};
}

/** Private windows and full disks may refuse to keep anything, at once or later. */
function watchKeeping(kept: IndexeddbPersistence): () => boolean {
	let isKept = false;
	kept.once('synced', () => {
		isKept = true;
		for (const refusal of ['error', 'abort', 'close'])
			kept.db?.addEventListener(refusal, () => {
				isKept = false;
			});
	});
	return () => isKept;
}

type Watching = Pick<Seating, 'onStanding'> & {
	stop(why: Standing): void;
	/** Whether what is written is kept in this browser. */
	isKept(): boolean;
	forget(): void;
};

/** Asks the server, a moment after each change of one's own, whether all before is on disk. */
function watchStanding(doc: Y.Doc, provider: WebsocketProvider, { onStanding, stop, isKept, forget }: Watching) {
	let asked = 0;
	let answered = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const isJoined = () => provider.synced && provider.wsconnected;
	const standing = (): Standing => {
		if (isJoined()) return asked === answered ? 'saved' : 'saving';
		return isKept() ? 'offline' : 'unkept';
	};
	const say = () => onStanding(standing());
	const ask = () => {
		if (!isJoined()) return say();
		const to = encoding.createEncoder();
		encoding.writeVarUint(to, asksKept);
		encoding.writeVarUint(to, asked);
		provider.ws?.send(encoding.toUint8Array(to) as Uint8Array<ArrayBuffer>);
	};
	provider.messageHandlers[asksKept] = (_encoder, from) => {
		answered = decoding.readVarUint(from);
		say();
	};
	doc.on('update', (_update: Uint8Array, origin: unknown) => {
		if (origin === provider || origin instanceof IndexeddbPersistence) return;
		asked++;
		say();
		clearTimeout(timer);
		timer = setTimeout(ask, askAfterMs);
	});
	provider.on('sync', (isSynced: boolean) => {
		if (isSynced) ask();
	});
	provider.on('status', ({ status }: { status: string }) => {
		if (status === 'disconnected') say();
	});
	provider.on('connection-close', (event: CloseEvent | null) => {
		const code = event?.code ?? 0;
		if (code < 4400 || code >= 4500) return;
		provider.disconnect();
		clearTimeout(timer);
		stop(code === 4413 ? 'full' : 'closed');
		// Words nobody has yet stay for the day it is open again.
		if (code !== 4413 && asked === answered) forget();
	});
	// Some browsers leave a socket open long after the network is gone.
	const away = () => provider.disconnect();
	const back = () => provider.connect();
	const stay = (event: BeforeUnloadEvent) => {
		if (asked !== answered && standing() === 'unkept') event.preventDefault();
	};
	window.addEventListener('beforeunload', stay);
	window.addEventListener('offline', away);
	window.addEventListener('online', back);
	return {
		/** What was refused before is on its way. */
		askAgain() {
			asked++;
			say();
			ask();
		},
		unwatch() {
			clearTimeout(timer);
			window.removeEventListener('beforeunload', stay);
			window.removeEventListener('offline', away);
			window.removeEventListener('online', back);
		}
	};
}

export const peopleOf = (awareness: Awareness): Person[] =>
	[...awareness.getStates()].flatMap(([client, { user }]) =>
		user?.name
			? [
					{
						client,
						name: String(user.name).slice(0, 80),
						colour: user.color,
						own: client === awareness.clientID,
						known: user.known === true
					}
				]
			: []
	);

function watchPeople({ awareness }: WebsocketProvider, { onPeople }: Seating): void {
	const say = () => onPeople(peopleOf(awareness));
	awareness.on('change', say);
	say();
}
