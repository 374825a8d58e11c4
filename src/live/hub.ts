/** Who listens to what, in this process. */
import type { Topic } from './topic.ts';

/** `audience`: how many listen in this process, so that they need not all read again in the same instant. */
export type News = { topic: string; item: string; version: number; audience?: number };
export type Listener = (news: News) => void;

const listeners = new Map<string, Set<Listener>>();
let topics = new Map<string, Topic>();

export const knowTopics = (known: Topic[]): void => {
	topics = new Map(known.map((one) => [one.name, one]));
};

export const topicOf = (name: string): Topic | undefined => topics.get(name);

/** @returns what ends the listening. */
export function listen(topic: string, item: string, listener: Listener): () => void {
	const place = `${topic} ${item}`;
	const here = listeners.get(place) ?? new Set();
	listeners.set(place, here.add(listener));
	return () => {
		here.delete(listener);
		if (here.size === 0) listeners.delete(place);
	};
}

const isNews = (acts: readonly string[], act: string): boolean =>
	acts.some((one) => (one.endsWith('.*') ? act.startsWith(one.slice(0, -1)) : act === one));

/** Something was done to an item: whoever listens to a topic for which that is news is told. */
export function spread(item: string, act: string, version: number): void {
	if (listeners.size === 0) return;
	for (const { name, acts } of topics.values()) {
		const here = listeners.get(`${name} ${item}`);
		if (!here || !isNews(acts, act)) continue;
		const news = { topic: name, item, version, audience: here.size };
		for (const hear of [...here]) hear(news);
	}
}
