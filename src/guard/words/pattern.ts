/** Patterns of strangers: matched in linear time (RE2), small when compiled, few in force. */
import { RE2JS } from 're2js';
import { refusal } from '#base/refusal.ts';
import { honestly } from './letters.ts';

const patternWrong = refusal('guard.pattern-wrong', 422);
const patternTooBig = refusal('guard.pattern-too-big', 422);

const mostInstructions = 1_000;

const faulty = { fields: [{ field: 'text', code: 'not-allowed' }] };

/** Accented letters as the folded text has them; classes such as `\W` keep their case. */
const unaccented = (source: string): string => source.replace(/(?=\p{L})[^a-z]/giu, honestly);

export type Pattern = {
	/** As it is compiled: of folded letters. */
	source: string;
	test(text: string): boolean;
	placeIn(text: string): { start: number; end: number } | null;
};

/** @throws guard.pattern-wrong with what is wrong, guard.pattern-too-big, before anything is matched with it. */
export function safePattern(source: string): Pattern {
	const plain = unaccented(source);
	const compiled = compile(plain);
	if (compiled.programSize() > mostInstructions) throw patternTooBig(faulty);
	if (compiled.test('')) throw patternWrong({ ...faulty, gaps: { why: 'matches the empty text' } });
	return {
		source: plain,
		test: (text) => compiled.test(text),
		placeIn(text) {
			const matcher = compiled.matcher(text);
			return matcher.find() ? { start: matcher.start(), end: matcher.end() } : null;
		}
	};
}

function compile(source: string): RE2JS {
	try {
		return RE2JS.compile(source, RE2JS.CASE_INSENSITIVE | RE2JS.DOTALL);
	} catch (problem) {
		const why = problem instanceof Error ? problem.message.slice(0, 120) : '';
		throw patternWrong({ ...faulty, gaps: { why } });
	}
}
