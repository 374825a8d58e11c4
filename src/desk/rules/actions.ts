import { z } from 'zod';
import { faulty, ifGiven, longText, shortText } from '#base/inputs.ts';
import { RuleFault } from '#guard/rules/fault.ts';
import { parseRule } from '#guard/rules/parse.ts';
import { floors, modes, mostPoints } from '#guard/rules/standing.ts';
import { versionOf } from '#guard/rules/store.ts';
import { longestRule } from '#guard/rules/token.ts';
import { changeRule as change, ruleGone, setMode, writeRule as write } from '#guard/rules/writing.ts';
import { lookFor } from '#guard/sweeps/plan.ts';
import { opening } from '#kernel/actions/action.ts';
import { asModerator } from '../may.ts';
import { newestTrial } from './state.ts';

/** @returns what is wrong with it; null when it can be read. */
export function faultIn(text: string): RuleFault | null {
	try {
		parseRule(text);
		return null;
	} catch (problem) {
		if (problem instanceof RuleFault) return problem;
		throw problem;
	}
}

export const ruleText = longText(longestRule).refine((text) => faultIn(text) === null, faulty('malformed'));

const written = z.object({
	text: ruleText,
	points: z.coerce.number().min(-mostPoints).max(mostPoints),
	floor: z.enum(['none', ...floors]).transform((floor) => (floor === 'none' ? null : floor))
});
const rule = z.coerce.number().int().min(1).max(2_000_000_000);

const name = shortText(80);

export const writeRule = opening({
	name: 'desk.write-rule',
	input: written.extend({ name }),
	may: asModerator,
	about: (_, rule) => ({ rule }),
	run: ({ input: { name, ...text }, actor, now }) => write(name, text, { by: actor.id, at: now })
});

export const changeRule = opening({
	name: 'desk.change-rule',
	input: written.extend({ rule, after: z.coerce.number().int().min(1) }),
	may: asModerator,
	about: ({ input }, version) => ({ rule: input.rule, version }),
	run: ({ input: { rule, after, ...text }, actor, now }) => change(rule, after, text, { by: actor.id, at: now })
});

const versioned = z.object({ rule, version: z.coerce.number().int().min(1) });

export const switchRule = opening({
	name: 'desk.switch-rule',
	input: versioned.extend({ mode: z.enum(modes) }),
	may: asModerator,
	about: ({ input }) => input,
	async run({ input, actor, now }) {
		await setMode(input, await newestTrial(input), { by: actor.id, at: now });
	}
});

/** Over the whole history, beside another version where one is named. */
export const tryRule = opening({
	name: 'desk.try-rule',
	input: versioned.extend({ againstVersion: ifGiven(z.coerce.number().int().min(1)) }),
	may: asModerator,
	about: ({ input: { rule, version } }) => ({ rule, version }),
	async run({ input: { rule, version, againstVersion }, actor, now }) {
		const [tried, other] = await Promise.all([
			versionOf(rule, version),
			againstVersion === undefined ? null : versionOf(rule, againstVersion)
		]);
		if (!tried) throw ruleGone();
		return lookFor(
			{
				rule,
				version,
				text: tried.text,
				effect: null,
				...(other ? { against: other.text, againstVersion: other.version } : {})
			},
			{ by: actor.id, at: now, reason: '' }
		);
	}
});
