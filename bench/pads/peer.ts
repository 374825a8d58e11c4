/** What every server that is measured can be asked for. */

export type Person = {
	write(text: string): void;
	leave(): void;
	/** Whether the server let them go. */
	isCut(): boolean;
};

export type Hear = (text: string) => void;

export type Peer = {
	name: string;
	/** The Node process that serves. */
	pid: number;
	makePads(count: number): Promise<string[]>;
	/** Somebody who holds the whole text and can write in it. */
	arrive(pad: string, hear: Hear): Promise<Person>;
	/** Somebody who is present and decodes every update that comes, without holding the text. */
	watch(pad: string, hear: Hear): Promise<Person>;
	/** Memory after a full collection, in KB. */
	memory(): Promise<Memory>;
	/** Profiles it meanwhile, into a file. */
	profiled(file: string, work: () => Promise<void>): Promise<void>;
	stop(): Promise<void>;
};

export type Memory = { resident: number; alive: number };

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** All of them, so many at a time. */
export async function each<One, Result>(
	all: readonly One[],
	atOnce: number,
	work: (one: One) => Promise<Result>
): Promise<Result[]> {
	const results: Result[] = [];
	let next = 0;
	const lane = async () => {
		for (let place = next++; place < all.length; place = next++) results[place] = await work(all[place]!);
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
	return results;
}
