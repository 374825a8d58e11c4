/** The rule language in words, for docs/operate/rules.md. */
import english from '../messages/en.json' with { type: 'json' };
import { mostSteps } from './compile.ts';
import { type FieldType, fields } from './field.ts';
import { mostCost } from './node.ts';
import { longestRule } from './token.ts';

/** How a field of each type is asked; the screens show the same. */
export const askedWith: Record<FieldType, string> = {
	text: 'has "…"  ·  has word "…"  ·  has all ("…", "…")  ·  matches "…"',
	name: 'is "…"  ·  is not "…"  ·  in ("…", "…")',
	names: 'has "…"  ·  has ("…", "…")',
	number: '=  !=  <  <=  >  >=',
	'yes-no': ''
};

/** The key of what a field means: `guard:rule-fields.maker-days`. */
export const fieldKey = (name: string): string => name.replace('.', '-');

const means = (name: string): string => (english['rule-fields'] as Record<string, string>)[fieldKey(name)]!;

const fieldLines = fields.map(
	({ name, type }) =>
		`| \`${name}\` | ${means(name)} | ${askedWith[type] ? `\`${askedWith[type]}\`` : 'by itself, or after `not`'} |`
);

export const rulesPage = (): string =>
	[
		'# Rules',
		'',
		'Written from `src/guard/rules/field.ts`; a test keeps this page true. Standing rules (`/desk/rules`) look at everything',
		'as it comes; sweeps (`/desk/sweeps`) look through what was weighed in the last half year. Both speak this language.',
		'',
		'```',
		'# campaign of March',
		'kind is "polls.poll" and links > 3 and maker.days < 2',
		'  and (words has ("streaming", "casino") or symbol "links.*")',
		'```',
		'',
		'`not` binds most, then `and`, then `or`; brackets decide otherwise. `#` begins a comment. Texts stand between `"…"`,',
		'`“…”` or `« … »`. They are compared without accents, capitals and invisible characters.',
		'',
		'| field | meaning | asked with |',
		'| --- | --- | --- |',
		...fieldLines,
		'| `symbol "links.listed"` | whether a signal found that; `"links.*"` for all that begin so | by itself, or after `not` |',
		'| `points "links.*"` | the points of what was found, together | `=  !=  <  <=  >  >=` |',
		'| `count maker in 2 hours` | how many came from the same `maker`, `place`, `network`, `domain`, or are near-copies (`alike`), this one included; at most 30 days back | `=  !=  <  <=  >  >=` |',
		'',
		'`matches` takes patterns of RE2 (no back references, no looking around): they cannot be made slow by what they read.',
		'',
		'What nobody knows is never bad: where a field is unknown, its condition neither holds nor fails, and the rule does not',
		'hit. The history knows less than the moment itself: who made it where nobody may know, and what was not kept then.',
		'',
		`A rule has at most ${longestRule} letters and costs at most ${mostCost} steps; one that needs more than ${mostSteps} steps for a`,
		'single action gives up on it, and does not hit.',
		'',
		'## From a thought to a rule that acts',
		'',
		'1. Write it, and check it. It stands still.',
		'2. Try it on the whole history: how many of each tool and week, what another version would hit, and thirty things drawn',
		'   by lot to mark. Or let it run in shadow for a day: it counts, and has no say.',
		'3. Let it act. It adds points or asks for a verdict; it never removes anything. A fresh rule that hits too much loses',
		'   its power by itself.',
		'',
		'A sweep acts on many at once. It shows what it would hit; a sample is marked; by it the number of honest ones is',
		'estimated with its interval. Above the error this host allows, or above 1 % of the accounts of a tool, two people sign.',
		'What was seen is what is acted on: what is gone meanwhile is said. All of it can be undone.',
		''
	].join('\n');
