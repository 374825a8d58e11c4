/** Why a file of an office cannot be taken; who reads one says it in words of their own. */
export type WhyUnreadable = 'broken' | 'locked' | 'too-large' | 'unsafe' | 'pictures' | 'pages' | 'scanned';

export class Unreadable extends Error {
	override readonly name = 'Unreadable';
	readonly why: WhyUnreadable;

	constructor(why: WhyUnreadable) {
		super(why);
		this.why = why;
	}
}
