/** Figures as lines. */
import { middle } from '../load.ts';
import type { Outcome } from './typing.ts';

export const say = (line: string) => process.stdout.write(`${line}\n`);

export const goal = (words: string, holds: boolean) => say(`  ${holds ? 'holds' : 'FALLS SHORT'}: ${words}`);

const at = ({ times }: Outcome, share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;

export type Figures = {
	edits: number;
	p50: number;
	p95: number;
	p99: number;
	missing: number;
	cut: number;
	nodeCpu: number;
	databaseCpu: number;
	clientLoad: number;
};

/** The middle of several rounds; what is missing is missing in all of them together. */
export function figuresOf(rounds: Outcome[]): Figures {
	const sum = (count: (round: Outcome) => number) => rounds.map(count).reduce((one, other) => one + other, 0);
	return {
		edits: sum(({ edits }) => edits),
		p50: middle(rounds.map((round) => at(round, 0.5))),
		p95: middle(rounds.map((round) => at(round, 0.95))),
		p99: middle(rounds.map((round) => at(round, 0.99))),
		missing: sum(({ missing }) => missing),
		cut: sum(({ cut }) => cut),
		nodeCpu: middle(rounds.map(({ nodeCpu }) => nodeCpu)),
		databaseCpu: middle(rounds.map(({ databaseCpu }) => databaseCpu)),
		clientLoad: middle(rounds.map(({ clientLoad }) => clientLoad))
	};
}

export function sayFigures(name: string, figures: Figures): void {
	const { edits, p50, p95, p99, missing, cut, nodeCpu, databaseCpu, clientLoad } = figures;
	const times = [p50, p95, p99].map((ms) => ms.toFixed(1)).join(' / ');
	say(
		`  ${name.padEnd(10)} p50/p95/p99 ${times} ms · CPU per edit ${nodeCpu.toFixed(3)} ms, PostgreSQL ${databaseCpu.toFixed(3)} ms · ${edits} edits, ${missing} missing, ${cut} let go · clients busy ${(clientLoad * 100).toFixed(0)} %`
	);
}
