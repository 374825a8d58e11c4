/**
 * Hours as people write them: "8h-10h", "8-10", "8:30 pm", "de midi à 14h", "22h–2h".
 * What is not surely a time is left alone: "soir" and "8" stay text.
 */
type Words = { from: string; to: string; between: string; and: string; hour: string; noon: string; midnight: string };

const vocabulary: Record<string, Words> = {
	fr: {
		from: 'à partir de|a partir de|de|à|dès',
		to: " jusqu'[àa] | ?à ?| au? ",
		between: 'entre',
		and: 'et',
		hour: 'h|heures?',
		noon: 'midi',
		midnight: 'minuit'
	},
	en: {
		from: 'from|at',
		to: ' (?:to|until|till|til) ',
		between: 'between',
		and: 'and|&',
		hour: "h|hrs?|o'clock",
		noon: 'noon|midday|12 noon',
		midnight: 'midnight'
	}
};

type Patterns = { from: RegExp; to: RegExp; between: RegExp; clock: RegExp; noon: RegExp; midnight: RegExp };

function patternsOf(words: Words): Patterns {
	return {
		from: new RegExp(`^(?:${words.from}) ?(?=\\S)`),
		to: new RegExp(` ?[-‐‑‒–—―−~〜→]+>? ?|${words.to}`),
		between: new RegExp(`^(?:${words.between}) (.+) (?:${words.and}) (.+)$`),
		clock: new RegExp(
			`^(\\d{1,2})(?:( ?(?:${words.hour}))(?: ?([0-5]\\d)(?: ?(?:min|mn|m))?)?|[:.]([0-5]\\d))?(?: ?([ap])\\.?m\\.?)?$`
		),
		noon: new RegExp(`^(?:${words.noon})$`),
		midnight: new RegExp(`^(?:${words.midnight})$`)
	};
}

const patterns = Object.entries(vocabulary).map(([language, words]) => ({ language, ...patternsOf(words) }));

/** A clock time; `half` says which half of the day is meant, where nothing says it both may be. */
type Clock = { minutes: number; half: 'am' | 'pm' | 'either' | 'given'; bare: boolean };

function clockOf(text: string, words: Patterns): Clock | null {
	if (words.noon.test(text)) return { minutes: 720, half: 'given', bare: false };
	if (words.midnight.test(text)) return { minutes: 0, half: 'given', bare: false };
	const [found, hourText, unit, afterUnit, afterColon, letter] = words.clock.exec(text) ?? [];
	if (found === undefined) return null;
	const hour = Number(hourText);
	const minute = Number(afterUnit ?? afterColon ?? 0);
	if (letter) return hour >= 1 && hour <= 12 ? { ...halfDay(hour, minute, letter), bare: false } : null;
	if (hour * 60 + minute > 1440) return null;
	const half = hour >= 1 && hour <= 12 && !unit ? 'either' : 'given';
	return { minutes: hour * 60 + minute, half, bare: !unit && afterColon === undefined };
}

const halfDay = (hour: number, minute: number, letter: string): { minutes: number; half: 'am' | 'pm' } => ({
	minutes: (hour % 12) * 60 + minute + (letter === 'p' ? 720 : 0),
	half: letter === 'p' ? 'pm' : 'am'
});

/** Minutes since the day's midnight; an end after midnight is over 1,440. */
export type Hours = { start: number; end?: number };

const day = 1440;
const isSaid = ({ half }: Clock): boolean => half === 'am' || half === 'pm';

function choicesOf(clock: Clock, other: Clock): number[] {
	const said = clock.half !== 'either' || !isSaid(other);
	return said ? [clock.minutes] : [clock.minutes % 720, (clock.minutes % 720) + 720];
}

/** In "8-10pm" and "10am-2" the half said once serves both: the shortest stretch is meant. */
function between(first: Clock, second: Clock): Hours | null {
	const stretches = choicesOf(first, second).flatMap((start) =>
		choicesOf(second, first).map((end) => ({ start, end: end <= start ? end + day : end }))
	);
	const [shortest] = stretches.sort((a, b) => a.end - a.start - (b.end - b.start));
	return shortest && shortest.end > shortest.start && shortest.end - shortest.start < day
		? shortest
		: wholeDay(stretches);
}

// "0h-24h" is a whole day; "8h-8h" is more likely a slip.
const wholeDay = (stretches: Required<Hours>[]): Hours | null =>
	stretches.find(({ start, end }) => start === 0 && end === day) ?? null;

function hoursIn(text: string, words: Patterns): Hours | null {
	const [, low, high] = words.between.exec(text) ?? [];
	const trimmed = text.replace(words.from, '');
	const sides = low && high ? [low, high] : trimmed.split(words.to);
	const clocks = sides.map((side) => clockOf(side.trim(), words));
	const [first, second] = clocks;
	if (clocks.length === 1) return first && !first.bare ? { start: first.minutes } : null;
	return clocks.length === 2 && first && second ? between(first, second) : null;
}

const tidy = (text: string): string =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[’ʼ`´]/g, "'")
		.replace(/\s+/g, ' ')
		.trim();

/**
 * The hours that a text says, or null. The words of `language` are tried first, then the others, because people paste
 * from anywhere.
 */
export function hoursOf(text: string, language: string): Hours | null {
	if (text.length > 60) return null;
	const tidied = tidy(text);
	if (!/\d|mi|noon/.test(tidied)) return null;
	const mine = (each: { language: string }) => language.startsWith(each.language);
	for (const words of [...patterns.filter(mine), ...patterns.filter((each) => !mine(each))]) {
		const hours = hoursIn(tidied, words);
		if (hours) return hours;
	}
	return null;
}
