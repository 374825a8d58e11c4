/** What can be listened to: the news of one kind about one item. */
import type { ItemPass } from '#kernel/access/pass.ts';

export type Topic = {
	/** `tool.what`. */
	name: string;
	/** The actions that are news; `polls.*` is every action of polls. */
	acts: readonly string[];
	/** Who hears it. */
	hears(pass: ItemPass): boolean;
};

export const topic = (spec: Topic): Topic => spec;
