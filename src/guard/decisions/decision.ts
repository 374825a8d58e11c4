/** What a person may decide of a case, and what that means. Pure. */
export const decisions = [
	'fine',
	'trust',
	'quarantine',
	'trash',
	'silence',
	'ban',
	'ask',
	'granted',
	'upheld'
] as const;
export type What = (typeof decisions)[number];
/** What stands in the log: also what nothing brings back. */
export type Logged = What | 'erased';

/** Why, in one word: the same words a report is made in. */
export const categories = ['spam', 'phishing', 'illegal', 'hate', 'private', 'minors', 'copyright', 'other'] as const;
export type Category = (typeof categories)[number];

const harms: Record<Category, number> = {
	minors: 10,
	illegal: 8,
	phishing: 8,
	hate: 7,
	private: 7,
	copyright: 4,
	spam: 4,
	other: 3
};
export const harmOf = (category: Category): number => harms[category];

/** What is held against its maker. */
export const against = ['quarantine', 'trash', 'silence', 'ban'] as const;
export const isAgainst = (what: Logged): boolean => (against as readonly Logged[]).includes(what);
export const isFor = (what: What): boolean => what === 'fine' || what === 'trust';

/** The case stays open and waits for an answer. */
export const leavesOpen = (what: What): boolean => what === 'ask';

/** What the filter learns from it; nothing where the words were not what was wrong. */
export const labelOf = (what: What): 'spam' | 'ham' | null => (isFor(what) ? 'ham' : isAgainst(what) ? 'spam' : null);

const taught: readonly string[] = ['spam', 'phishing'];
/** A copied picture, a name that should not be there: the words are like any other. */
export const teaches = (what: What, why: string): boolean => isFor(what) || (isAgainst(what) && taught.includes(why));
