import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { shape } from '#guard/form/signal.ts';
import { type Evidence, stranger } from '#guard/judge/evidence.ts';
import { judge } from '#guard/judge/judge.ts';
import type { Signal } from '#guard/judge/signal.ts';
import { usualThresholds } from '#guard/judge/verdict.ts';
import { NotAModel, readModel } from '#guard/learned/file.ts';
import { type Filter, filterOf, probabilityThat } from '#guard/learned/filter.ts';
import { foundFor } from '#guard/learned/symbols.ts';
import { linksIn } from '#guard/links/find.ts';
import { linkSignals } from '#guard/links/signal.ts';
import { shippedWords } from '#guard/words/shipped.ts';
import { type Line, lineAt, linesOf, textOf } from './guard-lines.ts';
import { WrongUse } from './wrong-use.ts';

/** What else can be said of a text where there is no database. */
const alongside: Signal[] = [shape, linkSignals[0]!, shippedWords];

export function openFilter(file: string): Filter {
	try {
		return filterOf(readModel(readFileSync(file)));
	} catch (problem) {
		if (problem instanceof NotAModel) throw new WrongUse(problem.message);
		if ((problem as { code?: string }).code === 'ENOENT') throw new WrongUse(`There is no file ${file}.`);
		throw problem;
	}
}

function evidenceIn(line: Line): Evidence {
	const { text, title = '', kind = '' } = textOf(line);
	return {
		tool: kind.split('.')[0]!,
		kind,
		act: 'guard.judge',
		item: null,
		title,
		text,
		language: line.lang?.startsWith('fr') ? 'fr' : 'en',
		links: alongside.length > 0 ? linksIn(`${title}\n\n${text}`) : [],
		mails: 0,
		substance: true,
		maker: stranger(''),
		place: null,
		form: null,
		now: new Date()
	};
}

/** Each line comes back as it was, with what the guard says of it. */
export async function* judged(input: AsyncIterable<Uint8Array>, filter: Filter): AsyncGenerator<string> {
	let number = 0;
	for await (const json of linesOf(input)) {
		const line = lineAt(++number, json, false);
		const score = probabilityThat(filter, textOf(line));
		const learned: Signal = { name: 'learned', version: '', cost: 'text', look: () => foundFor(score, filter.spam) };
		const { verdict, opinions } = await judge(evidenceIn(line), [learned, ...alongside], usualThresholds);
		yield JSON.stringify({ ...line, score, verdict, symbols: opinions.found });
	}
}

/** Lines are handed on by the chunk: a write for each of them would cost more than to judge it. */
const chunk = 64 * 1024;

export async function judgeLines(file: string): Promise<void> {
	const filter = openFilter(file);
	let waiting = '';
	const flush = async (): Promise<void> => {
		const isFull = waiting !== '' && !process.stdout.write(waiting);
		waiting = '';
		if (isFull) await once(process.stdout, 'drain');
	};
	let isQuiet = false;
	try {
		for await (const line of judged(process.stdin, filter)) {
			waiting += `${line}\n`;
			// Whoever asks line by line is answered before asking again.
			if (!isQuiet) {
				isQuiet = true;
				setImmediate(() => {
					isQuiet = false;
					void flush();
				});
			}
			if (waiting.length > chunk) await flush();
		}
	} finally {
		await flush();
	}
}
