/** The campaigns of the week. */
import { scripts } from './abuse-words.ts';
import type { Plan } from './campaign.ts';

const plan = (name: keyof typeof scripts, change: Omit<Plan, 'name' | 'script'>): Plan => ({
	name,
	script: scripts[name]!,
	...change
});

/** @param real what real abuse says, where it is at hand. */
export const plans = (scale: number, real: readonly string[]): Plan[] =>
	[
		plan('streaming', {
			kinds: ['poll'],
			count: 500,
			from: 5,
			every: 60,
			manner: 'browser',
			addresses: 20,
			networks: 4,
			perMaker: 3,
			copies: false
		}),
		plan('casino', {
			kinds: ['comment'],
			count: 500,
			from: 20,
			every: 40,
			manner: 'program',
			addresses: 30,
			networks: 10,
			perMaker: 1,
			copies: false
		}),
		plan('phishing', {
			kinds: ['poll', 'comment'],
			count: 200,
			from: 33,
			every: 400,
			manner: 'hand',
			addresses: 6,
			networks: 6,
			perMaker: 4,
			copies: true
		}),
		plan('seo', {
			kinds: ['poll'],
			count: 300,
			from: 12,
			every: 900,
			manner: 'hand',
			addresses: 5,
			networks: 3,
			perMaker: 6,
			copies: true
		}),
		plan('pharma', {
			kinds: ['comment', 'poll'],
			count: 300,
			from: 60,
			every: 90,
			manner: 'program',
			addresses: 15,
			networks: 8,
			perMaker: 2,
			copies: false
		}),
		plan('crypto', {
			kinds: ['comment'],
			count: 300,
			from: 40,
			every: 300,
			manner: 'hand',
			addresses: 25,
			networks: 20,
			perMaker: 1,
			copies: false
		}),
		plan('letters', {
			kinds: ['poll', 'letter', 'letter'],
			count: 150,
			from: 50,
			every: 300,
			manner: 'browser',
			addresses: 6,
			networks: 2,
			perMaker: 6,
			copies: false
		}),
		plan('fakes', {
			kinds: ['sign-up'],
			count: 250,
			from: 90,
			every: 10,
			manner: 'program',
			addresses: 12,
			networks: 3,
			perMaker: 1,
			copies: false
		}),
		{
			...plan('streaming', {
				kinds: ['poll'],
				count: 400,
				from: 100,
				every: 4,
				manner: 'api',
				addresses: 3,
				networks: 1,
				perMaker: 400,
				copies: false
			}),
			name: 'API flood'
		},
		{
			...plan('casino', {
				kinds: ['poll', 'comment'],
				count: 200,
				from: 75,
				every: 150,
				manner: 'hand',
				addresses: 20,
				networks: 20,
				perMaker: 1,
				copies: true
			}),
			name: 'copies by many hands'
		},
		...(real.length > 0
			? [
					{
						...plan('fakes', {
							kinds: ['comment'] as const,
							count: 300,
							from: 28,
							every: 200,
							manner: 'hand' as const,
							addresses: 30,
							networks: 15,
							perMaker: 2,
							copies: false
						}),
						name: 'real spam',
						script: { book: {}, wordings: real }
					}
				]
			: []),
		// Written last, and looked at by nobody who mended the guard: how it does with what it was not made for.
		plan('jobs', {
			kinds: ['poll', 'comment'],
			count: 250,
			from: 110,
			every: 240,
			manner: 'hand',
			addresses: 16,
			networks: 12,
			perMaker: 2,
			copies: false
		})
	].map((one) => ({ ...one, count: Math.max(30, Math.round(one.count * scale)) }));
