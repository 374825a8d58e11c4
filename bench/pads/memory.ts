/** What an open pad weighs: ten kilobytes of text, two people present; and whether the memory comes back. */
import { type Archipel, clear, fillPads, freshFolder, startArchipel } from './archipel.ts';
import { etherpadHome } from './etherpad.install.ts';
import { startEtherpad } from './etherpad.ts';
import { startHocuspocus } from './hocuspocus.ts';
import { each, type Memory, type Peer, type Person, pause } from './peer.ts';
import { quiet } from './process.ts';
import { goal, say } from './report.ts';

type Weight = { alive: number; resident: number; left: number };

const nobodyHears = () => {};

async function openAll(peer: Peer, pads: string[]): Promise<Person[]> {
	const twice = pads.flatMap((pad) => [pad, pad]);
	return each(twice, 8, (pad) => peer.watch(pad, nobodyHears));
}

async function closeAll(people: Person[]): Promise<void> {
	for (const person of people) person.leave();
	await pause(4000);
}

/** Some pads are opened and closed first, so that what is needed once is not counted as theirs. */
async function weigh(peer: Peer, pads: string[]): Promise<Weight> {
	const [warming, measured] = [pads.slice(0, pads.length / 5), pads.slice(pads.length / 5)];
	await closeAll(await openAll(peer, warming));
	await quiet(peer.pid);
	const none = await peer.memory();
	const people = await openAll(peer, measured);
	await pause(4000);
	const open = await peer.memory();
	await closeAll(people);
	const after = await peer.memory();
	const per = (which: keyof Memory, memory: Memory) => (memory[which] - none[which]) / measured.length;
	return { alive: per('alive', open), resident: per('resident', open), left: per('alive', after) };
}

function sayWeight(name: string, pads: number, { alive, resident, left }: Weight): void {
	say(
		`  ${name.padEnd(10)} ${alive.toFixed(1)} KB alive after collection, ${resident.toFixed(1)} KB resident · ${left.toFixed(1)} KB left after closing · ${pads} pads`
	);
}

/** The others share its database, and are started and ended around what is weighed. */
async function weighOthers(archipel: Archipel, count: number): Promise<Weight> {
	const hocuspocus = await startHocuspocus(archipel);
	const weight = await weigh(hocuspocus, await hocuspocus.fill(count));
	sayWeight('Hocuspocus', count, weight);
	await hocuspocus.stop();
	const home = etherpadHome(say);
	if (!home) return weight;
	const few = Math.ceil(count / 4);
	const filling = await startEtherpad(home, archipel);
	const pads = await filling.fill(few);
	await filling.stop();
	const etherpad = await startEtherpad(home, archipel);
	sayWeight('Etherpad', few, await weigh(etherpad, pads));
	await etherpad.stop();
	return weight;
}

export async function measureMemory(): Promise<void> {
	const dataDir = freshFolder();
	const archipel = await startArchipel(dataDir);
	try {
		await quiet(archipel.pid);
		const count = Number(process.env.PADS_OPEN ?? 1200);
		say('an open pad of 10 KB with two people present');
		const own = await weigh(archipel, await fillPads(archipel, count));
		sayWeight('Archipel', count, own);
		const hocuspocus = await weighOthers(archipel, count);
		for (const which of ['alive', 'resident'] as const) {
			const share = own[which] / hocuspocus[which];
			goal(
				`${which}: ${own[which].toFixed(1)} KB (goal below 75), ${share.toFixed(2)} × Hocuspocus's (goal 0.5)`,
				own[which] < 75 && share <= 0.5
			);
		}
		goal(`memory comes back after closing: ${own.left.toFixed(1)} KB left of each`, own.left < 2);
	} finally {
		await archipel.stop();
		clear(dataDir);
	}
}
