/** Propagation and cost, turns about, so that a machine that slows down slows all. */
import { type Archipel, clear, freshFolder, startArchipel } from './archipel.ts';
import { etherpadHome } from './etherpad.install.ts';
import { startEtherpad } from './etherpad.ts';
import { startHocuspocus } from './hocuspocus.ts';
import type { Peer } from './peer.ts';
import { quiet } from './process.ts';
import { type Figures, figuresOf, goal, say, sayFigures } from './report.ts';
import { type Outcome, playScene, type Scene } from './typing.ts';

type All = { archipel: Archipel; hocuspocus: Peer; etherpad: Peer | null };

async function withAll(work: (all: All) => Promise<void>): Promise<void> {
	const dataDir = freshFolder();
	const home = etherpadHome(say);
	const archipel = await startArchipel(dataDir);
	const hocuspocus = await startHocuspocus(archipel);
	const etherpad = home ? await startEtherpad(home, archipel) : null;
	try {
		await Promise.all([archipel, hocuspocus, etherpad].map((peer) => peer && quiet(peer.pid)));
		await work({ archipel, hocuspocus, etherpad });
	} finally {
		await etherpad?.stop();
		await hocuspocus.stop();
		await archipel.stop();
		clear(dataDir);
	}
}

async function turnsAbout(
	archipel: Archipel,
	peers: Peer[],
	scene: Scene,
	rounds: number
): Promise<Map<string, Figures>> {
	const outcomes = new Map<string, Outcome[]>(peers.map(({ name }) => [name, []]));
	// Nobody is measured while V8 still compiles what they do.
	for (const peer of peers) await playScene(peer, { ...scene, seconds: warmingSeconds }, archipel.databaseCpu);
	for (let round = 0; round < rounds; round++)
		for (const peer of peers) outcomes.get(peer.name)!.push(await playScene(peer, scene, archipel.databaseCpu));
	const figures = new Map([...outcomes].map(([name, some]) => [name, figuresOf(some)]));
	say(
		`${scene.pads} pads × ${scene.people} people, ${scene.typing} of them typing once a second, ${rounds} rounds of ${scene.seconds} s`
	);
	for (const [name, one] of figures) sayFigures(name, one);
	return figures;
}

function compare(figures: Map<string, Figures>): void {
	const [own, hocuspocus, etherpad] = ['Archipel', 'Hocuspocus', 'Etherpad'].map((name) => figures.get(name));
	if (!own || !hocuspocus) return;
	const cpu = own.nodeCpu / hocuspocus.nodeCpu;
	goal(`CPU per edit ${cpu.toFixed(2)} × Hocuspocus's (goal 0.8)`, cpu <= 0.8);
	if (etherpad) {
		const share = own.nodeCpu / etherpad.nodeCpu;
		goal(`CPU per edit ${share.toFixed(2)} × Etherpad's (goal 0.2)`, share <= 0.2);
	}
	goal(`p50 ${(own.p50 - hocuspocus.p50).toFixed(1)} ms from Hocuspocus's (goal 4)`, own.p50 - hocuspocus.p50 <= 4);
	goal(`p99 ${(own.p99 - hocuspocus.p99).toFixed(1)} ms from Hocuspocus's (goal 20)`, own.p99 - hocuspocus.p99 <= 20);
	goal(`${own.missing} missing`, own.missing === 0 && own.cut === 0);
}

const warmingSeconds = 20;
const rounds = Number(process.env.PADS_ROUNDS ?? 3);
const seconds = Number(process.env.PADS_SECONDS ?? 20);

const few = process.env.PADS_PEERS?.split(',');
const wanted = (...peers: (Peer | null)[]): Peer[] =>
	peers.filter((peer) => peer !== null).filter(({ name }) => !few || few.includes(name.toLowerCase()));

export const playTyping = (): Promise<void> =>
	withAll(async ({ archipel, hocuspocus, etherpad }) => {
		const scene = { pads: 10, people: 10, typing: 10, seconds };
		compare(await turnsAbout(archipel, wanted(archipel, hocuspocus, etherpad), scene, rounds));
		const many = { pads: 200, people: 3, typing: 3, seconds: seconds / 2 };
		const figures = await turnsAbout(archipel, wanted(archipel, hocuspocus, etherpad), many, 1);
		const { p95, missing } = figures.get('Archipel')!;
		goal(`200 pads × 3: p95 ${p95.toFixed(1)} ms (goal 100), ${missing} missing`, p95 < 100 && missing === 0);
	});

export const playCrowd = (): Promise<void> =>
	withAll(async ({ archipel, hocuspocus, etherpad }) => {
		const crowd = { pads: 1, people: 500, typing: 100, seconds: seconds / 2 };
		const figures = await turnsAbout(archipel, wanted(archipel, hocuspocus), crowd, 1);
		const { p95, missing } = figures.get('Archipel')!;
		goal(`500 people: p95 ${p95.toFixed(1)} ms (goal 250), ${missing} missing`, p95 < 250 && missing === 0);
		const smaller = { pads: 1, people: 50, typing: 10, seconds: seconds / 2 };
		await turnsAbout(archipel, wanted(archipel, hocuspocus, etherpad), smaller, 1);
	});
