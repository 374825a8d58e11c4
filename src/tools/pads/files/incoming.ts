/** What comes in, and how much of it. */
import { Unreadable } from '#base/office/unreadable.ts';
import { decoded } from '#base/text.ts';

const MiB = 1024 * 1024;

export const incoming = {
	/** Of the file as it is sent. */
	bytes: 50 * MiB,
	/** Letters of its text, without its pictures. */
	letters: 4_000_000,
	pictures: 300,
	/** Of a PDF. */
	pages: 1000,
	seconds: 60
};

export const packageLimits = { files: 5000, bytesOfOne: 80 * MiB, bytes: 200 * MiB };

/** Pictures of a file that its text shows; others stay where they are. */
export class PictureShelf {
	readonly taken = new Map<string, Uint8Array>();
	private readonly files: Map<string, Uint8Array>;

	constructor(files: Map<string, Uint8Array>) {
		this.files = files;
	}

	/** @throws Unreadable `pictures` where there are too many. */
	take(path: string): { src: string; bytes: Uint8Array } | null {
		const bytes = this.files.get(path);
		if (!bytes) return null;
		const src = `file:${path}`;
		this.taken.set(src, bytes);
		if (this.taken.size > incoming.pictures) throw new Unreadable('pictures');
		return { src, bytes };
	}
}

const dataAddress = /data:image\/[a-z+.-]{1,20};base64,([A-Za-z0-9+/=\s]+|(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9+/=])+)/gi;

/** Pictures written into a text as data addresses. They are taken out before anything else reads the text. */
export class TextPictures {
	readonly taken = new Map<string, Uint8Array>();

	/** @throws Unreadable where there are too many, or what is left is too long. */
	takenFrom(text: string): string {
		const left = text.replace(dataAddress, (_all, coded: string) => {
			if (this.taken.size >= incoming.pictures) throw new Unreadable('pictures');
			const src = `file:${this.taken.size}`;
			this.taken.set(src, new Uint8Array(Buffer.from(coded.includes('%') ? decoded(coded) : coded, 'base64')));
			return src;
		});
		if (left.length > 3 * incoming.letters) throw new Unreadable('too-large');
		return left;
	}

	has(src: string): boolean {
		return this.taken.has(src);
	}
}
