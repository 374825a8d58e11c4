/** Many people type once a second; each edit is counted at everybody else, with the time it was under way. */
import { each, type Peer, type Person, pause } from './peer.ts';
import { cpuOf } from './process.ts';

export type Scene = { pads: number; people: number; typing: number; seconds: number };

export type Outcome = {
	edits: number;
	times: number[];
	missing: number;
	cut: number;
	/** Milliseconds of CPU per edit. */
	nodeCpu: number;
	databaseCpu: number;
	/** The share of one core the clients' own process needed: near 1 their times are its times. */
	clientLoad: number;
};

type Room = { said: number; people: { person: Person; heard: Set<number>; wrote: number; types: boolean }[] };

const mark = (number: number): string => `<${number}@${performance.now().toFixed(2)}>`;
const marks = /<(\d+)@([\d.]+)>/g;

async function gather(peer: Peer, { people, typing }: Scene, pad: string, times: number[]): Promise<Room> {
	const room: Room = { said: 0, people: [] };
	const numbers = Array.from({ length: people }, (_, number) => number);
	await each(numbers, 10, async (number) => {
		const heard = new Set<number>();
		const hear = (text: string) => {
			for (const [, edit, at] of text.matchAll(marks)) {
				if (heard.has(Number(edit))) continue;
				heard.add(Number(edit));
				times.push(performance.now() - Number(at));
			}
		};
		const person = await (number < typing ? peer.arrive(pad, hear) : peer.watch(pad, hear));
		// A paragraph of their own, so that what is measured is typing.
		if (number < typing) person.write(' ');
		room.people.push({ person, heard, wrote: 0, types: number < typing });
	});
	return room;
}

async function type(room: Room, one: Room['people'][number], until: number): Promise<void> {
	await pause(Math.random() * 1000);
	while (performance.now() < until) {
		one.person.write(mark(room.said++));
		one.wrote++;
		await pause(500 + Math.random() * 1000);
	}
}

const missingIn = ({ said, people }: Room): number =>
	people.reduce((sum, { heard, wrote }) => sum + said - wrote - heard.size, 0);

const all = (rooms: Room[], count: (room: Room) => number): number => rooms.reduce((sum, room) => sum + count(room), 0);

/** The beginning of the names of files, where profiles are wanted. */
const profile = process.env.PADS_PROFILE;

/** Whoever is slow has this long; what came by then is not missing, only late. */
const patienceMs = 10_000;

export async function playScene(peer: Peer, scene: Scene, databaseCpu: () => number): Promise<Outcome> {
	const times: number[] = [];
	const pads = await peer.makePads(scene.pads);
	const rooms = await each(pads, 4, (pad) => gather(peer, scene, pad, times));
	await pause(1000);
	times.length = 0;
	const before = { node: cpuOf(peer.pid), database: databaseCpu(), own: process.cpuUsage(), at: performance.now() };
	const until = performance.now() + scene.seconds * 1000;
	const typists = rooms.flatMap((room) => room.people.filter(({ types }) => types).map((one) => ({ room, one })));
	const typing = () => Promise.all(typists.map(({ room, one }) => type(room, one, until))).then(() => {});
	await (profile ? peer.profiled(`${profile}-${peer.name}-${scene.pads}.cpuprofile`, typing) : typing());
	const own = process.cpuUsage(before.own);
	const clientLoad = (own.user + own.system) / 1000 / (performance.now() - before.at);
	await pause(2500);
	for (const end = performance.now() + patienceMs; all(rooms, missingIn) > 0 && performance.now() < end; )
		await pause(200);
	const edits = all(rooms, ({ said }) => said);
	const outcome = {
		edits,
		times: times.sort((one, other) => one - other),
		missing: all(rooms, missingIn),
		cut: all(rooms, ({ people }) => people.filter(({ person }) => person.isCut()).length),
		nodeCpu: ((cpuOf(peer.pid) - before.node) * 1000) / edits,
		databaseCpu: ((databaseCpu() - before.database) * 1000) / edits,
		clientLoad
	};
	for (const { people } of rooms) for (const { person } of people) person.leave();
	await pause(500);
	return outcome;
}
