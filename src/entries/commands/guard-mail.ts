/**
 * `archipel guard mail < message.eml`: what the guard would say of a mail, and why. Needs no database.
 * Ends with 0 when it was judged, 1 when it could not be read as a mail, 2 when the command was typed wrongly.
 */
import { parseArgs } from 'node:util';
import { isRefusal } from '#base/refusal.ts';
import type { Signal } from '#guard/judge/signal.ts';
import { probabilityThat } from '#guard/learned/filter.ts';
import { foundFor } from '#guard/learned/symbols.ts';
import { handedOverBy } from '#guard/mail/envelope.ts';
import type { Envelope } from '#guard/mail/spf.ts';
import { asJson, inWords } from '#guard/mail/telling.ts';
import en from '#guard/messages/en.json' with { type: 'json' };
import fr from '#guard/messages/fr.json' with { type: 'json' };
import { weighMail } from '#guard/weigh-mail.ts';
import { type Language, learnWords, refusalWords, translator } from '#kernel/words/words.ts';
import { openFilter } from './guard-judge.ts';
import { mailFrom } from './standard-input.ts';
import { WrongUse } from './wrong-use.ts';

const usage =
	'archipel guard mail [--json] [--offline] [--model FILE] [--list BLOCK-LIST] [--remote ADDRESS] [--helo NAME] ' +
	'[--from MAIL] [--to MAIL] < message.eml';

const options = {
	json: { type: 'boolean', default: false },
	offline: { type: 'boolean', default: false },
	model: { type: 'string' },
	list: { type: 'string', multiple: true },
	remote: { type: 'string' },
	helo: { type: 'string' },
	from: { type: 'string' },
	to: { type: 'string', multiple: true }
} as const;

function read(words: string[]) {
	try {
		return parseArgs({ args: words, options, allowPositionals: false, strict: true }).values;
	} catch (problem) {
		throw new WrongUse(`${(problem as Error).message}\n${usage}`);
	}
}

const languageHere = ({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language =>
	/^fr/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'fr' : 'en';

function envelopeOf(raw: Buffer, given: ReturnType<typeof read>): Envelope {
	const read = handedOverBy(raw);
	return {
		remote: given.remote ?? read.remote,
		helo: given.helo ?? read.helo,
		from: given.from ?? read.from,
		to: given.to ?? []
	};
}

/** What was learned elsewhere, out of a file that `guard train` wrote. */
function learnedIn(file: string): Signal {
	const filter = openFilter(file);
	const look: Signal['look'] = ({ title, text, kind }) =>
		foundFor(probabilityThat(filter, { title, text, kind }), filter.spam);
	return { name: 'learned', version: 'file', cost: 'text', look };
}

export async function guardMail(words: string[]): Promise<void> {
	const given = read(words);
	learnWords('guard', { en, fr });
	const language = languageHere(process.env);
	const t = translator(language);
	try {
		const raw = await mailFrom(process.stdin, usage);
		const weighed = await weighMail(raw, envelopeOf(raw, given), {
			asks: !given.offline,
			database: false,
			lists: given.list,
			signals: given.model ? [learnedIn(given.model)] : []
		});
		process.stdout.write(`${given.json ? JSON.stringify(asJson(weighed, t)) : inWords(weighed, t)}\n`);
	} catch (problem) {
		if (!isRefusal(problem)) throw problem;
		process.stderr.write(`${refusalWords(t, language, problem.code)}\n`);
		process.exitCode = 1;
	}
}
