/** What a tool says of the documents it keeps; this machine knows no tool. */
import type * as Y from 'yjs';
import type { ItemPass } from '#kernel/access/pass.ts';
import type { Reach } from './levels.ts';
import type { Structs } from './repeats.ts';

export type DocumentKind = {
	/** The tool: the schema its tables stand in, and the part of the address `/live/{name}/{item}`. */
	name: string;
	/** The topic whose news may change who sees or writes: rights are looked at again with each. */
	topic: string;
	/** Whether somebody who may read it may also write. @param address where they come from. */
	writes(pass: ItemPass, address: string): Promise<boolean>;
	/** Told after each group of changes is on disk. */
	written?(item: string): Promise<void>;
	/** What may stand in it, of all that decodes; by default all. */
	fitting?: {
		/** How deep an update reaches, as far as it shows by itself; null where it may not stand in a document. */
		reachOf(structs: Structs): Reach | null;
		/** Levels of blocks within blocks. */
		levelsOf(doc: Y.Doc): number;
		mostLevels: number;
	};
	/** The most a document may weigh, in bytes of its current state. */
	mostBytes: number;
};

const kinds = new Map<string, DocumentKind>();

export const knowDocuments = (known: DocumentKind[]): void => {
	for (const kind of known) kinds.set(kind.name, kind);
};

export const kindNamed = (name: string): DocumentKind | undefined => kinds.get(name);
