/** What a thread's card is told. */
import type { ShownThread } from '../shown.ts';

/** On the whole pad, on words that are there, or on words that are gone. */
export type Where = 'whole' | 'stands' | 'gone';

export type CardProps = {
	thread: ShownThread;
	item: string;
	/** Where its forms post to. */
	address: string;
	where: Where;
	/** Whether whoever reads has an account, and so a name. */
	named: boolean;
	current?: boolean;
	/** Goes to the words in the text, where there is an editor. */
	go?: (thread: string) => void;
};
